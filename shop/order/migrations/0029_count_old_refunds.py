from django.db import migrations
from django.db.models import F


def count(apps, schema_editor):
    """Until now a part was refunded whole or not at all."""
    SellerOrder = apps.get_model("order", "SellerOrder")
    Line = apps.get_model("order", "Line")
    refunded = SellerOrder.objects.filter(refunds__isnull=False)
    Line.objects.filter(seller_order__in=refunded).update(
        refunded_fen=F("price_fen"),
        refunded_pieces=F("quantity"),
        commission_refunded_fen=F("commission_fen"),
    )
    refunded.update(
        goods_refunded_fen=F("goods_fen"),
        commission_refunded_fen=F("commission_fen"),
        postage_refunded_fen=F("postage_fen"),
    )


class Migration(migrations.Migration):
    dependencies = [("order", "0028_freeze_prices"), ("payments", "0001_initial")]

    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
