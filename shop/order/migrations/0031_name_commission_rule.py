import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commission", "0001_add_rules"),
        ("order", "0030_keep_refunds_in_bounds"),
    ]

    operations = [
        migrations.AddField(
            model_name="line",
            name="commission_rate",
            field=models.DecimalField(
                decimal_places=6, help_text="What made it; frozen too.", max_digits=7, null=True
            ),
        ),
        migrations.AddField(
            model_name="line",
            name="commission_rule",
            field=models.ForeignKey(
                help_text="The rule that set the rate; empty: the usual one.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="commission.commissionrule",
            ),
        ),
    ]
