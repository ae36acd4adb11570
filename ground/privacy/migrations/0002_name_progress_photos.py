from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_keep_what_is_private")]

    operations = [
        migrations.AlterField(
            model_name="privatefile",
            name="kind",
            field=models.CharField(
                choices=[
                    ("scan", "证件照片"),
                    ("proof", "证明"),
                    ("voice", "录音"),
                    ("progress", "做到哪里的照片"),
                ],
                max_length=8,
            ),
        ),
    ]
