from django.db import migrations

from beside.care.models import guards


def guard(apps, schema_editor):
    guards.install(schema_editor.connection)


def unguard(apps, schema_editor):
    guards.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("care", "0006_childhood")]
    operations = [migrations.RunPython(guard, unguard)]
