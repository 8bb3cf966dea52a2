from django.db import migrations

from beside.foundation.audit import triggers


def guard(apps, schema_editor):
    triggers.install(schema_editor.connection)


def unguard(apps, schema_editor):
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_tables")]
    operations = [migrations.RunPython(guard, unguard)]
