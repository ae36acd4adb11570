from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('order', '0029_count_old_refunds'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='line',
            constraint=models.CheckConstraint(condition=models.Q(('commission_refunded_fen__gte', 0), ('refunded_fen__gte', 0), ('refunded_fen__lte', models.F('price_fen')), ('refunded_pieces__lte', models.F('quantity')), ('commission_refunded_fen__lte', models.F('commission_fen'))), name='no_line_is_refunded_above_its_price'),
        ),
        migrations.AddConstraint(
            model_name='line',
            constraint=models.CheckConstraint(condition=models.Q(('is_returnable', True), ('no_return_at__isnull', False), _connector='OR'), name='only_the_buyer_gives_up_a_return'),
        ),
        migrations.AddConstraint(
            model_name='sellerorder',
            constraint=models.CheckConstraint(condition=models.Q(('commission_refunded_fen__gte', 0), ('goods_refunded_fen__gte', 0), ('freight_fen__gte', 0), ('postage_refunded_fen__gte', 0), ('goods_refunded_fen__lte', models.F('goods_fen')), ('commission_refunded_fen__lte', models.F('commission_fen')), ('postage_refunded_fen__lte', models.F('postage_fen'))), name='seller_order_gives_back_what_it_took'),
        ),
    ]
