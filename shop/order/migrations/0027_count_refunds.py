from django.db import migrations, models

FEN = {"default": 0}


class Migration(migrations.Migration):
    dependencies = [("order", "0026_add_promised_day")]

    operations = [
        migrations.AddField("line", "price_fen", models.BigIntegerField(default=0, help_text="What was paid for it; frozen.")),
        migrations.AddField("line", "refunded_fen", models.BigIntegerField(**FEN)),
        migrations.AddField("line", "refunded_pieces", models.PositiveIntegerField(**FEN)),
        migrations.AddField("line", "commission_refunded_fen", models.BigIntegerField(**FEN)),
        migrations.AddField(
            "line",
            "no_return_at",
            models.DateTimeField(null=True, help_text="When the buyer confirmed that it cannot be returned."),
        ),
        migrations.AddField("sellerorder", "goods_refunded_fen", models.BigIntegerField(default=0, help_text="Of the goods, gone back.")),
        migrations.AddField("sellerorder", "commission_refunded_fen", models.BigIntegerField(**FEN)),
        migrations.AddField("sellerorder", "postage_refunded_fen", models.BigIntegerField(**FEN)),
        migrations.AddField(
            "sellerorder",
            "freight_fen",
            models.BigIntegerField(default=0, help_text="What it cost to send things back, where the shop bears it."),
        ),
    ]
