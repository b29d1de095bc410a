"""One-time links."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """The table of links."""

    initial = True
    dependencies = ()
    operations = (
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
            ],
        ),
    )
