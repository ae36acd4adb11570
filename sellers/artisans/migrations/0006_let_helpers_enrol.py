from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("artisans", "0005_name_acts")]
    operations = [
        migrations.AddField(
            model_name="helpergrant",
            name="may_learn",
            field=models.BooleanField(default=False, help_text="Enrol for her, and withdraw."),
        ),
        migrations.RemoveConstraint(model_name="helpergrant", name="a_grant_allows_something"),
        migrations.AddConstraint(
            model_name="helpergrant",
            constraint=models.CheckConstraint(
                condition=Q(may_list=True)
                | Q(may_order=True)
                | Q(may_message=True)
                | Q(may_learn=True),
                name="a_grant_allows_something",
            ),
        ),
    ]
