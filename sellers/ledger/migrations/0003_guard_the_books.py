from django.db import migrations

from sellers.ledger import guard


def install(apps, schema_editor):
    guard.install(schema_editor.connection)


def remove(apps, schema_editor):
    guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_add_purposes_and_dates")]

    operations = [migrations.RunPython(install, remove)]
