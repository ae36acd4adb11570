import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stockroom", "0007_who_counted_before")]

    operations = [
        migrations.AddField(
            model_name="piece",
            name="left_with",
            field=models.ForeignKey(
                help_text="The sale of a whole shelf, that asked for no number.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="numbers",
                to="stockroom.countersale",
            ),
        ),
    ]
