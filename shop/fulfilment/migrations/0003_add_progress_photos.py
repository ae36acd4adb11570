import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('fulfilment', '0002_fill_parcels'),
        ('order', '0025_remove_tracking_from_seller_orders'),
        ('pictures', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProgressPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(blank=True, max_length=200)),
                ('taken_at', models.DateTimeField(auto_now_add=True)),
                ('picture', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pictures.picture')),
                ('seller_order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='progress', to='order.sellerorder')),
            ],
            options={
                'ordering': ['-taken_at', '-pk'],
            },
        ),
    ]
