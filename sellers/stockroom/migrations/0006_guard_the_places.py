from django.db import migrations

from sellers.stockroom import place_guard


def install(apps, schema_editor):
    place_guard.install(schema_editor.connection)


def remove(apps, schema_editor):
    place_guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("stockroom", "0005_what_a_conflict_says")]

    operations = [migrations.RunPython(install, remove)]
