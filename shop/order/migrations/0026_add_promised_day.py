from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('order', '0025_remove_tracking_from_seller_orders'),
    ]

    operations = [
        migrations.AddField(
            model_name='sellerorder',
            name='promised_on',
            field=models.DateField(help_text='Sent by then, as the buyer was told; frozen.', null=True),
        ),
    ]
