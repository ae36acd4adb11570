from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pictures", "0003_move_originals")]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="unused_since",
            field=models.DateTimeField(
                editable=False,
                help_text="When it was first seen that nothing shows it.",
                null=True,
            ),
        )
    ]
