from django.db import migrations


def say(apps, schema_editor):
    """What was to be picked up was picked up at the one place of its shop."""
    Outlet = apps.get_model("partner", "Outlet")
    Pickup = apps.get_model("order", "Pickup")
    SellerOrder = apps.get_model("order", "SellerOrder")
    for part in SellerOrder.objects.filter(delivery="pickup").order_by("pk").iterator():
        outlet = Outlet.objects.filter(shop=part.shop_id).order_by("pk").first()
        words = {"name_zh": "", "place_zh": ""}
        if outlet:
            words = {
                "name_zh": outlet.name_zh,
                "name_en": outlet.name_en,
                "place_zh": outlet.street_zh,
                "place_en": outlet.street_en,
            }
        Pickup.objects.create(seller_order=part, outlet=outlet, **words)


class Migration(migrations.Migration):
    dependencies = [("order", "0034_add_pickups"), ("partner", "0014_move_pickup_places")]

    operations = [migrations.RunPython(say, migrations.RunPython.noop)]
