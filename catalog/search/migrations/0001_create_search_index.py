from django.db import migrations


def create(apps, schema_editor):
    from catalog.search.index import create_index

    create_index(schema_editor.connection)


def drop(apps, schema_editor):
    from catalog.search.index import drop_index

    drop_index(schema_editor.connection)


class Migration(migrations.Migration):
    """The index is no model; its tables are told in catalog.search.index."""

    dependencies = [("catalogue", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
