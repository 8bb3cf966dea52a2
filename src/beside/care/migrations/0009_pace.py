from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('care', '0008_corrections'),
    ]

    operations = [
        migrations.AddField(
            model_name='plansetting',
            name='visits_month',
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddConstraint(
            model_name='plansetting',
            constraint=models.CheckConstraint(condition=models.Q(('visits_month__isnull', True), models.Q(('visits_month__gte', 1), ('visits_month__lte', 31)), _connector='OR'), name='visits_fit_into_a_month'),
        ),
    ]
