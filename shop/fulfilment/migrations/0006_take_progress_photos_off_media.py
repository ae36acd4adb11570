import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("fulfilment", "0005_seal_progress_photos")]

    operations = [
        migrations.RemoveField(model_name="progressphoto", name="picture"),
        migrations.AlterField(
            model_name="progressphoto",
            name="file",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="privacy.privatefile",
            ),
        ),
    ]
