from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_rate_count")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="easy_read",
            field=models.BooleanField(
                default=False,
                help_text="Larger letters, pictures beside words, one question a page.",
            ),
        ),
    ]
