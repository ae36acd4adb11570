from django.db import migrations


class Migration(migrations.Migration):
    """Carrier and number stand on the parcels, where `fulfilment` 0002 has put them."""

    dependencies = [
        ('order', '0024_count_packed_pieces'),
        ('fulfilment', '0002_fill_parcels'),
    ]

    operations = [
        migrations.RemoveField(model_name='sellerorder', name='carrier'),
        migrations.RemoveField(model_name='sellerorder', name='tracking_number'),
    ]
