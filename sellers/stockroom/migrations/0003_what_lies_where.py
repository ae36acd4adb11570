from django.db import migrations


def open_shelves(apps, schema_editor):
    """What was counted so far lies at home; made when ordered lies nowhere."""
    Stock, Place, Shelf, Movement = (
        apps.get_model("stockroom", name) for name in ("Stock", "Place", "Shelf", "Movement")
    )
    homes = {}
    counted = Stock.objects.filter(on_hand__gt=0, work__shop__isnull=False)
    for stock in counted.select_related("work__shop").iterator(2000):
        shop = stock.work.shop_id
        if shop not in homes:
            is_coop = stock.work.shop.cooperative_id is not None
            kind = {"kind": "store", "name": "仓库"} if is_coop else {"kind": "home"}
            homes[shop], _ = Place.objects.get_or_create(shop_id=shop, **kind)
        shelf = {"work_id": stock.work_id, "place": homes[shop], "pieces": stock.on_hand}
        Shelf.objects.create(**shelf)
        Movement.objects.create(
            **shelf, title=stock.work.title, reason="opening", key=f"opening:{stock.work_id}"
        )


class Migration(migrations.Migration):
    dependencies = [("stockroom", "0002_places_and_movements")]

    operations = [migrations.RunPython(open_shelves, migrations.RunPython.noop)]
