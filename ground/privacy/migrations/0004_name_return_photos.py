from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("privacy", "0003_keep_fapiao_and_exports")]

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
                    ("return", "退货的照片"),
                    ("invoice", "发票文件"),
                    ("export", "报送文件"),
                ],
                max_length=8,
            ),
        ),
    ]
