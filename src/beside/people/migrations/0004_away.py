import beside.foundation.clock
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('people', '0003_quicker_lists'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Away',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=beside.foundation.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('from_date', models.DateField()),
                ('to_date', models.DateField()),
                ('author_id', models.UUIDField()),
                ('author_name', models.CharField(max_length=120)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('cover', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covers', to=settings.AUTH_USER_MODEL)),
                ('program', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.program')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='away', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddField(
            model_name='assignment',
            name='away',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='circles', to='people.away'),
        ),
        migrations.AddIndex(
            model_name='away',
            index=models.Index(fields=['user', 'to_date'], name='away_by_user'),
        ),
        migrations.AddIndex(
            model_name='away',
            index=models.Index(fields=['cover', 'to_date'], name='away_by_cover'),
        ),
        migrations.AddConstraint(
            model_name='away',
            constraint=models.CheckConstraint(condition=models.Q(('to_date__gte', models.F('from_date'))), name='away_dates_in_order'),
        ),
        migrations.AddConstraint(
            model_name='away',
            constraint=models.CheckConstraint(condition=models.Q(('cover', models.F('user')), _negated=True), name='somebody_else_covers'),
        ),
    ]
