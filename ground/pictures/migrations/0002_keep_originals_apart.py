import wagtail.images.models
from django.db import migrations

import ground.pictures.models


class Migration(migrations.Migration):
    dependencies = [
        ("pictures", "0001_initial"),
        # These read originals where they lay before.
        ("fulfilment", "0006_take_progress_photos_off_media"),
        ("returns", "0004_take_return_photos_off_media"),
    ]

    operations = [
        migrations.AlterField(
            model_name="picture",
            name="file",
            field=wagtail.images.models.WagtailImageField(
                height_field="height",
                storage=ground.pictures.models.originals,
                upload_to=wagtail.images.models.get_upload_to,
                verbose_name="照片",
                width_field="width",
            ),
        )
    ]
