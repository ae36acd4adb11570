import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cooperatives', '0001_initial'),
        ('order', '0024_count_packed_pieces'),
    ]

    operations = [
        migrations.CreateModel(
            name='Parcel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('carrier', models.CharField(blank=True, max_length=20)),
                ('tracking_number', models.CharField(blank=True, help_text='Empty: the courier fetched it; the number follows.', max_length=40)),
                ('handed_over_at', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(help_text='Empty: it lies with the cooperative.', null=True)),
                ('cooperative', models.ForeignKey(help_text='Who sends it in her place.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parcels', to='cooperatives.cooperative')),
                ('seller_order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parcels', to='order.sellerorder')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['cooperative', 'sent_at'], name='parcel_by_cooperative')],
                'constraints': [models.CheckConstraint(condition=models.Q(('sent_at__isnull', False), ('handed_over_at__isnull', False), _connector='OR'), name='parcel_is_sent_or_handed_over'), models.CheckConstraint(condition=models.Q(models.Q(('cooperative__isnull', False), ('handed_over_at__isnull', False)), models.Q(('cooperative__isnull', True), ('handed_over_at__isnull', True)), _connector='OR'), name='parcel_is_handed_over_to_somebody')],
            },
        ),
        migrations.CreateModel(
            name='ParcelLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pieces', models.PositiveIntegerField()),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parcel_lines', to='order.line')),
                ('parcel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='fulfilment.parcel')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('parcel', 'line'), name='one_row_per_parcel_and_line'), models.CheckConstraint(condition=models.Q(('pieces__gte', 1)), name='a_parcel_line_has_pieces')],
            },
        ),
    ]
