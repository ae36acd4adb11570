from django.db import migrations
from django.db.models import F


def fill(apps, schema_editor):
    """What was sent before there were parcels was sent in one."""
    SellerOrder = apps.get_model('order', 'SellerOrder')
    Line = apps.get_model('order', 'Line')
    Parcel = apps.get_model('fulfilment', 'Parcel')
    ParcelLine = apps.get_model('fulfilment', 'ParcelLine')
    sent = SellerOrder.objects.filter(sent_at__isnull=False)
    for part in sent.order_by('pk').iterator():
        parcel = Parcel.objects.create(
            seller_order_id=part.pk,
            carrier=part.carrier,
            tracking_number=part.tracking_number,
            sent_at=part.sent_at,
        )
        lines = Line.objects.filter(seller_order_id=part.pk)
        ParcelLine.objects.bulk_create(
            ParcelLine(parcel=parcel, line_id=line.pk, pieces=line.quantity) for line in lines
        )
        lines.update(packed=F('quantity'))
    sent.update(first_sent_at=F('sent_at'))


def empty(apps, schema_editor):
    """Back: the last parcel's number is the one that a seller order can hold."""
    SellerOrder = apps.get_model('order', 'SellerOrder')
    for parcel in apps.get_model('fulfilment', 'Parcel').objects.order_by('pk').iterator():
        SellerOrder.objects.filter(pk=parcel.seller_order_id).update(
            carrier=parcel.carrier, tracking_number=parcel.tracking_number
        )
    apps.get_model('fulfilment', 'ParcelLine').objects.all().delete()
    apps.get_model('fulfilment', 'Parcel').objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ('fulfilment', '0001_add_parcels'),
    ]

    operations = [migrations.RunPython(fill, empty)]
