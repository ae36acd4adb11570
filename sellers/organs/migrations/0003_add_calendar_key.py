import django.db.models.deletion
from django.db import migrations, models

import ground.privacy.vault


class Migration(migrations.Migration):
    dependencies = [
        ("organs", "0002_name_the_corps_and_the_farms"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "secret",
                    ground.privacy.vault.SealedTextField(
                        help_text="As it stands in the link; for her own page."
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        help_text="By which a link is known.", max_length=64, unique=True
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calendar_keys",
                        to="organs.officer",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("officer",),
                        name="one_open_calendar_key_an_officer",
                    )
                ],
            },
        ),
    ]
