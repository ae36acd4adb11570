from django.db import migrations


def create(apps, schema_editor):
    from catalog.search.index import create_index

    create_index(schema_editor.connection)


class Migration(migrations.Migration):
    """PostgreSQL asks the index by a function; `rebuild_search_index` writes its words anew."""

    dependencies = [("search", "0003_let_editors_keep_synonyms")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
