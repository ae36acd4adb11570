from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("returns", "0004_take_return_photos_off_media")]

    operations = [
        migrations.AddField(
            model_name="returnrequest",
            name="is_missing",
            field=models.BooleanField(
                default=False, help_text="It never came: nothing is sent back."
            ),
        ),
        migrations.AlterField(
            model_name="returnline",
            name="reason",
            field=models.CharField(
                choices=[
                    ("changed", "不喜欢、不合适、不想要了"),
                    ("faulty", "有质量问题，或寄坏了"),
                    ("not_as_described", "和描述的不一样"),
                    ("wrong", "寄错了、少寄了"),
                    ("missing", "没有收到"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="returnrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_missing", False),
                    models.Q(("state__in", ["accepted", "sent"]), _negated=True),
                    _connector="OR",
                ),
                name="what_never_came_is_not_sent_back",
            ),
        ),
    ]
