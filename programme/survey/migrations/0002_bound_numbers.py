from django.db import migrations, models


def bound_hours(apps, schema_editor):
    """Of the standard questions that are there already: no day has more than 24."""
    asked = apps.get_model("survey", "Question").objects.filter(code="hours", kind="number")
    asked.filter(edition__questionnaire__organ=None).update(most=24)


class Migration(migrations.Migration):
    dependencies = [("survey", "0001_add_survey")]
    operations = [
        migrations.AddField(
            model_name="question",
            name="most",
            field=models.PositiveIntegerField(
                blank=True,
                null=True,
                help_text="Of a number: no answer is above it, such as 24 hours.",
            ),
        ),
        migrations.RunPython(bound_hours, migrations.RunPython.noop),
    ]
