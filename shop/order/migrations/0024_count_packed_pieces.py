from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('order', '0023_add_division_to_address'),
    ]

    operations = [
        migrations.AddField(
            model_name='line',
            name='packed',
            field=models.PositiveIntegerField(default=0, help_text='Pieces that are in parcels.'),
        ),
        migrations.AddField(
            model_name='sellerorder',
            name='first_sent_at',
            field=models.DateTimeField(help_text='Some of it has left: it is not called off any more.', null=True),
        ),
        migrations.AlterField(
            model_name='sellerorder',
            name='sent_at',
            field=models.DateTimeField(help_text='All of it has left.', null=True),
        ),
        migrations.AddConstraint(
            model_name='line',
            constraint=models.CheckConstraint(condition=models.Q(('packed__lte', models.F('quantity'))), name='no_piece_is_packed_twice'),
        ),
    ]
