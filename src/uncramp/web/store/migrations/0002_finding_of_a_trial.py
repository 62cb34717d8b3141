from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0001_first'),
    ]

    operations = [
        migrations.AddField(
            model_name='findingrow',
            name='trial',
            field=models.TextField(default=''),
        ),
    ]
