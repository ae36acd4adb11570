from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outgoing_messages", "0002_not_before")]

    operations = [
        migrations.AlterField(
            model_name="message",
            name="channel",
            field=models.CharField(
                choices=[("sms", "短信"), ("email", "邮件"), ("voice", "电话")], max_length=8
            ),
        ),
    ]
