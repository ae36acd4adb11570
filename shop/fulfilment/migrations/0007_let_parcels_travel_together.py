import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("fulfilment", "0006_take_progress_photos_off_media")]

    operations = [
        migrations.AddField(
            model_name="parcel",
            name="travels_with",
            field=models.ForeignKey(
                help_text="Packed into that one, of another order to the same door.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="packed_in",
                to="fulfilment.parcel",
            ),
        ),
    ]
