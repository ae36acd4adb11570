from django.db import migrations


def move(apps, schema_editor):
    """Until now a shop had one place, in one line of words: it becomes its first outlet."""
    Outlet = apps.get_model("partner", "Outlet")
    Partner = apps.get_model("partner", "Partner")
    for shop in Partner.objects.exclude(pickup_place_zh="").order_by("pk").iterator():
        words_zh, words_en = shop.pickup_place_zh, shop.pickup_place_en
        Outlet.objects.create(
            shop=shop, name_zh=words_zh, name_en=words_en, street_zh=words_zh, street_en=words_en
        )


class Migration(migrations.Migration):
    dependencies = [("partner", "0013_add_outlets")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
