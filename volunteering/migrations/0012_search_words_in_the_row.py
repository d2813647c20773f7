"""Keep what the search reads of an opportunity in its row.

By itself PostgreSQL moves it aside, where each row costs a look-up, and does not count that when it chooses between
the search index and reading everything: a search that should take 1 ms takes 80.
"""

from django.db import migrations


class Migration(migrations.Migration):
    """Let rows grow to half a page before anything is moved aside."""

    dependencies = [("volunteering", "0011_known_values_only")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE volunteering_opportunity SET (toast_tuple_target = 4096)",
            "ALTER TABLE volunteering_opportunity RESET (toast_tuple_target)",
        )
    ]
