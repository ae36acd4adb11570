from django.db import migrations
from django.db.models import Sum


def write(apps, schema_editor):
    """Until now a part was refunded whole or not at all, and a late payment whole."""
    Refund = apps.get_model("payments", "Refund")
    RefundLine = apps.get_model("payments", "RefundLine")
    PaymentAttempt = apps.get_model("payments", "PaymentAttempt")
    for refund in Refund.objects.exclude(seller_order=None).select_related("seller_order"):
        refund.postage_fen = refund.seller_order.postage_fen
        refund.save(update_fields=["postage_fen"])
        RefundLine.objects.bulk_create(
            RefundLine(
                refund=refund,
                line=line,
                pieces=line.quantity,
                goods_fen=line.price_fen,
                commission_fen=line.commission_fen,
            )
            for line in refund.seller_order.lines.all()
        )
    for attempt in PaymentAttempt.objects.filter(refunds__isnull=False).distinct():
        attempt.refunded_fen = attempt.refunds.aggregate(sum=Sum("amount_fen"))["sum"]
        attempt.save(update_fields=["refunded_fen"])


class Migration(migrations.Migration):
    dependencies = [("payments", "0002_add_refund_lines")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
