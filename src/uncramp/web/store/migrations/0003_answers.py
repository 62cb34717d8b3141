import django.db.models.deletion
import uncramp.web.store.models
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0002_finding_of_a_trial'),
    ]

    operations = [
        migrations.CreateModel(
            name='AnswersRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('saved_at', models.DateTimeField()),
                ('document', uncramp.web.store.models.PlainField()),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, to='store.personrow')),
            ],
            options={
                'db_table': 'answers',
            },
        ),
    ]
