from django.db import migrations

ACTIONS = ("add", "change", "delete", "view")


def give(apps, schema_editor):
    """Permissions are otherwise made after all migrations, as Wagtail's own first one says too."""
    types = apps.get_model("contenttypes", "ContentType")
    kind, _ = types.objects.get_or_create(app_label="search", model="synonymgroup")
    permissions = [
        apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=kind,
            codename=f"{action}_synonymgroup",
            defaults={"name": f"Can {action} synonyms"},
        )[0]
        for action in ACTIONS
    ]
    groups = apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Moderators"])
    for group in groups:
        group.permissions.add(*permissions)


def take_back(apps, schema_editor):
    permissions = apps.get_model("auth", "Permission").objects
    permissions.filter(codename__endswith="_synonymgroup").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_add_words_and_synonyms"),
        ("wagtailcore", "0002_initial_data"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(give, take_back)]
