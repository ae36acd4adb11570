from django.core.files.storage import default_storage, storages
from django.db import migrations


def move_originals(apps, schema_editor):
    """From public media to where only editors have an address; may be run again."""
    private = storages["originals"]
    names = apps.get_model("pictures", "Picture").objects.values_list("file", flat=True)
    for name in names.iterator():
        if not default_storage.exists(name):
            continue
        if not private.exists(name):
            with default_storage.open(name) as file:
                private.save(name, file)
        default_storage.delete(name)


class Migration(migrations.Migration):
    dependencies = [("pictures", "0002_keep_originals_apart")]

    operations = [migrations.RunPython(move_originals, migrations.RunPython.noop)]
