import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('order', '0031_name_commission_rule'),
        ('payments', '0003_write_old_refund_lines'),
        ('pictures', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReturnRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', '等店铺答复'), ('accepted', '等寄回'), ('refused', '店铺没有同意'), ('escalated', '平台在看'), ('sent', '已寄回'), ('received', '店铺收到了'), ('refunded', '退款了'), ('closed', '结束了，没有退款')], default='asked', max_length=10)),
                ('words', models.CharField(blank=True, help_text="The buyer's.", max_length=500)),
                ('shop_words', models.CharField(blank=True, max_length=500)),
                ('decision_words', models.CharField(blank=True, help_text="The operator's.", max_length=500)),
                ('freight_on', models.CharField(choices=[('buyer', '买家'), ('shop', '店铺'), ('marketplace', '平台')], help_text='Who bears what it costs to send it back.', max_length=12)),
                ('freight_fen', models.BigIntegerField(default=0, help_text='What the buyer says she paid.')),
                ('carrier', models.CharField(blank=True, max_length=20)),
                ('tracking_number', models.CharField(blank=True, max_length=40)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answer_by', models.DateTimeField(help_text='Silent until then: accepted.')),
                ('answered_at', models.DateTimeField(null=True)),
                ('send_by', models.DateTimeField(help_text='Not sent back by then: it lapses.', null=True)),
                ('escalated_at', models.DateTimeField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('received_at', models.DateTimeField(null=True)),
                ('refund_by', models.DateTimeField(help_text='Refunded then, whoever is silent.', null=True)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('is_shelved', models.BooleanField(help_text='Back on the shelf; no: written off.', null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('ending', models.CharField(blank=True, choices=[('cancelled', '买家不退了'), ('lapsed', '过了时间'), ('rejected', '平台没有同意')], max_length=10)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('refund', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.refund')),
                ('seller_order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='order.sellerorder')),
            ],
            options={
                'ordering': ['-pk'],
                'indexes': [models.Index(fields=['state', 'asked_at'], name='return_by_state')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['refunded', 'closed']), _negated=True), fields=('seller_order',), name='one_open_return_per_part'), models.CheckConstraint(condition=models.Q(('freight_fen__gte', 0)), name='return_freight_is_not_negative'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refunded'), _negated=True), ('refund__isnull', False), _connector='OR'), name='refunded_return_has_its_refund'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), models.Q(('ending', ''), _negated=True), _connector='OR'), name='closed_return_says_why')],
            },
        ),
        migrations.CreateModel(
            name='ReturnPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('picture', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pictures.picture')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='returns.returnrequest')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ReturnLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pieces', models.PositiveIntegerField()),
                ('reason', models.CharField(choices=[('changed', '不喜欢、不合适、不想要了'), ('faulty', '有质量问题，或寄坏了'), ('not_as_described', '和描述的不一样'), ('wrong', '寄错了、少寄了')], max_length=20)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='return_lines', to='order.line')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='returns.returnrequest')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('request', 'line'), name='one_row_per_return_and_line'), models.CheckConstraint(condition=models.Q(('pieces__gte', 1)), name='a_return_line_has_pieces')],
            },
        ),
    ]
