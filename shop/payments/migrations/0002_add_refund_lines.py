import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('order', '0030_keep_refunds_in_bounds'),
        ('payments', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='paymentattempt',
            name='refunded_fen',
            field=models.BigIntegerField(default=0, help_text='Asked back through Stripe.'),
        ),
        migrations.AddField(
            model_name='refund',
            name='approved_by',
            field=models.ForeignKey(help_text='Saw the proof.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='refund',
            name='asked_by',
            field=models.ForeignKey(help_text='Paid it by hand.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='refund',
            name='borne_by',
            field=models.CharField(choices=[('shop', '店铺'), ('marketplace', '平台')], default='shop', help_text='Who bears the freight.', max_length=12),
        ),
        migrations.AddField(
            model_name='refund',
            name='freight_fen',
            field=models.BigIntegerField(default=0, help_text='Of the amount: what the buyer paid to send things back.'),
        ),
        migrations.AddField(
            model_name='refund',
            name='means',
            field=models.CharField(blank=True, help_text='How it was paid by hand.', max_length=200),
        ),
        migrations.AddField(
            model_name='refund',
            name='postage_fen',
            field=models.BigIntegerField(default=0, help_text='Of the amount: of the postage.'),
        ),
        migrations.AddField(
            model_name='refund',
            name='tries',
            field=models.PositiveSmallIntegerField(default=1, help_text='Each has a key for Stripe.'),
        ),
        migrations.AlterField(
            model_name='refund',
            name='key',
            field=models.CharField(help_text='One key a cause.', max_length=80, unique=True),
        ),
        migrations.AlterField(
            model_name='refund',
            name='state',
            field=models.CharField(choices=[('asked', '退款中'), ('succeeded', '已退款'), ('failed', '退款失败'), ('by_hand', '等人工付款')], default='asked', max_length=10),
        ),
        migrations.AddConstraint(
            model_name='paymentattempt',
            constraint=models.CheckConstraint(condition=models.Q(('refunded_fen__gte', 0), ('refunded_fen__lte', models.F('amount_fen'))), name='no_more_goes_back_than_came'),
        ),
        migrations.AddConstraint(
            model_name='refund',
            constraint=models.CheckConstraint(condition=models.Q(('freight_fen__gte', 0), ('postage_fen__gte', 0), ('amount_fen__gte', django.db.models.expressions.CombinedExpression(models.F('postage_fen'), '+', models.F('freight_fen')))), name='refund_is_the_sum_of_its_parts'),
        ),
        migrations.AddConstraint(
            model_name='refund',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('asked_by__isnull', False), models.Q(('approved_by', models.F('asked_by')), _negated=True)), _connector='OR'), name='two_people_pay_a_refund_by_hand'),
        ),
        migrations.CreateModel(
            name='RefundLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pieces', models.PositiveIntegerField(help_text='Zero: a part of the price, the piece stays.')),
                ('goods_fen', models.BigIntegerField()),
                ('commission_fen', models.BigIntegerField(help_text='Of the goods: what the marketplace gives.')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refund_lines', to='order.line')),
                ('refund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='payments.refund')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('refund', 'line'), name='one_row_per_refund_and_line'), models.CheckConstraint(condition=models.Q(('commission_fen__gte', 0), ('goods_fen__gte', 0), ('commission_fen__lte', models.F('goods_fen'))), name='refund_line_gives_goods')],
            },
        ),
    ]
