import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("returns", "0001_add_return_requests"),
        ("privacy", "0004_name_return_photos"),
    ]

    operations = [
        migrations.AddField(
            model_name="returnphoto",
            name="file",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="privacy.privatefile",
            ),
        ),
        migrations.AddField(
            model_name="returnphoto",
            name="width",
            field=models.PositiveSmallIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="returnphoto",
            name="height",
            field=models.PositiveSmallIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="returnphoto",
            name="picture",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="pictures.picture",
            ),
        ),
    ]
