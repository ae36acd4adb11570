import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("fulfilment", "0003_add_progress_photos"),
        ("privacy", "0002_name_progress_photos"),
    ]

    operations = [
        migrations.AddField(
            model_name="progressphoto",
            name="file",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="privacy.privatefile",
            ),
        ),
        migrations.AddField(
            model_name="progressphoto",
            name="width",
            field=models.PositiveSmallIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="progressphoto",
            name="height",
            field=models.PositiveSmallIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="progressphoto",
            name="picture",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="pictures.picture",
            ),
        ),
    ]
