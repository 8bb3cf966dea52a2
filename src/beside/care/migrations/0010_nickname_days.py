from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('care', '0009_pace'),
    ]

    operations = [
        migrations.AddField(
            model_name='plansetting',
            name='nickname_days',
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddConstraint(
            model_name='plansetting',
            constraint=models.CheckConstraint(condition=models.Q(('nickname_days__isnull', True), models.Q(('nickname_days__gte', 30), ('nickname_days__lte', 1095)), _connector='OR'), name='a_nickname_is_kept_for_some_time'),
        ),
    ]
