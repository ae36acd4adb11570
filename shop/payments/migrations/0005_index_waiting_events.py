from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("payments", "0004_add_disputes_and_reconciliation")]

    operations = [
        migrations.AddIndex(
            model_name="stripeevent",
            index=models.Index(
                condition=models.Q(("outcome", "waits")), fields=["kind"], name="events_that_wait"
            ),
        ),
    ]
