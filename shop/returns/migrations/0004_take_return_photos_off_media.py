import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("returns", "0003_seal_return_photos")]

    operations = [
        migrations.RemoveField(model_name="returnphoto", name="picture"),
        migrations.AlterField(
            model_name="returnphoto",
            name="file",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="privacy.privatefile",
            ),
        ),
    ]
