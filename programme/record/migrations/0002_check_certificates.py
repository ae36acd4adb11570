from django.db import migrations, models
from django.db.models import F


def seen_with_a_number(apps, schema_editor):
    """Whoever was put on record by her certificate had it in her hand that day."""
    rows = apps.get_model("record", "Person").objects.exclude(identity_print="")
    rows.filter(artisan=None).update(checked_at=F("made_at"))


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="person",
            name="checked_at",
            field=models.DateTimeField(
                null=True,
                help_text="An officer saw her certificate; figures count whoever has this.",
            ),
        ),
        migrations.RunPython(seen_with_a_number, migrations.RunPython.noop),
    ]
