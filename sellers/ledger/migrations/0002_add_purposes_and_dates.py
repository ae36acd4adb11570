import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="account",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("clearing", "在支付机构的钱"),
                    ("shop_payable", "欠店铺的"),
                    ("commission", "平台服务费"),
                    ("buyer_refund", "正在退给买家的"),
                    ("suspense", "待查清的收款"),
                    ("gateway_fee", "支付机构的手续费"),
                    ("bank", "在银行账户的钱"),
                    ("payout_transit", "正在打给店铺的"),
                    ("dispute", "争议中、被银行收走的"),
                    ("return_freight", "平台承担的退货运费"),
                    ("goodwill", "平台额外补偿的"),
                    ("withholding", "按协议代扣的"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="transaction",
            name="posted_at",
            field=models.DateTimeField(db_index=True, default=django.utils.timezone.now),
        ),
    ]
