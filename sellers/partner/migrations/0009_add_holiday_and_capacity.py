from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partner', '0008_add_shop_fields'),
    ]

    operations = [
        migrations.AddField(
            model_name='partner',
            name='away_until',
            field=models.DateField(blank=True, help_text='The day she is back; past: she is.', null=True),
        ),
        migrations.AddField(
            model_name='partner',
            name='pieces_a_week',
            field=models.PositiveSmallIntegerField(blank=True, help_text='What she can make; empty: no limit.', null=True),
        ),
        migrations.AddConstraint(
            model_name='partner',
            constraint=models.CheckConstraint(condition=models.Q(('pieces_a_week__isnull', True), ('pieces_a_week__gte', 1), _connector='OR'), name='capacity_is_a_piece_at_least'),
        ),
    ]
