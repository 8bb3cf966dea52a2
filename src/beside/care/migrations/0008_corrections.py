import beside.foundation.fields
import django.db.models.deletion
from django.db import migrations, models

from beside.care.models import guards


def guard(apps, schema_editor):
    guards.install(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('care', '0007_childhood_guards'),
    ]

    operations = [
        migrations.AddField(
            model_name='experience',
            name='amends',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='care.experience'),
        ),
        migrations.AddField(
            model_name='experience',
            name='reason',
            field=beside.foundation.fields.EncryptedTextField(null=True),
        ),
        migrations.AddField(
            model_name='observation',
            name='amends',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='care.observation'),
        ),
        migrations.AddField(
            model_name='observation',
            name='reason',
            field=beside.foundation.fields.EncryptedTextField(null=True),
        ),
        migrations.AddConstraint(
            model_name='experience',
            constraint=models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True)), fields=('amends',), name='one_experience_amends_another'),
        ),
        migrations.AddConstraint(
            model_name='observation',
            constraint=models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True)), fields=('amends',), name='one_observation_amends_another'),
        ),
        migrations.RunPython(guard, guard),
    ]
