from django.db import migrations

from shop.commission import guard


def install(apps, schema_editor):
    guard.install(schema_editor.connection)


def remove(apps, schema_editor):
    guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("commission", "0001_add_rules")]

    operations = [migrations.RunPython(install, remove)]
