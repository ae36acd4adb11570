from django.db import migrations

from sellers.stockroom import guard


def install(apps, schema_editor):
    guard.install(schema_editor.connection)


def remove(apps, schema_editor):
    guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("stockroom", "0003_what_lies_where")]

    operations = [migrations.RunPython(install, remove)]
