from django.db import migrations

SPECIAL = ("bt", "hk")


def fill_units(apps, schema_editor):
    """What a round of the Corps or the state farms asked is theirs; of the nation's rounds it is
    known whose each woman is, and of what was counted then nobody can tell any more.
    """
    response, tally = (apps.get_model("survey", name) for name in ("Response", "Tally"))
    for special in SPECIAL:
        for model in (response, tally):
            model.objects.filter(round__organ__special=special).update(special=special)
        hers = response.objects.filter(round__region=None, person__unit=special)
        hers.update(special=special)


class Migration(migrations.Migration):
    dependencies = [
        ("survey", "0003_count_units_apart"),
        ("organs", "0002_name_the_corps_and_the_farms"),
        ("record", "0001_initial"),
    ]
    operations = [migrations.RunPython(fill_units, migrations.RunPython.noop)]
