import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('verification', '0001_add_verification'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='credential',
            name='misread',
            field=models.BooleanField(default=False, help_text='Approved once with a wrong number; approving another takes two.'),
        ),
        migrations.AddField(
            model_name='credential',
            name='undo_by',
            field=models.ForeignKey(help_text='Who wants the approval of a change of grade taken back; a second confirms.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
    ]
