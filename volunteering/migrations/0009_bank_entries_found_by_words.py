"""Bank entries: an address of their own, the day on which they went, and words to find them by."""

import uuid

import django.contrib.postgres.functions
import django.contrib.postgres.search
from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Now, TruncDate

# opportunity_words makes Danish text ready for search and knows nothing of opportunities; see 0006.
COLLECT_WORDS = """
CREATE FUNCTION bank_entry_collect_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := opportunity_words(NEW.title, 'A') || opportunity_words(NEW.description, 'B')
    || opportunity_words(NEW.time_note, 'D');
  RETURN NEW;
END $$;

CREATE TRIGGER bank_entry_collect_words BEFORE INSERT OR UPDATE OF title, description, time_note
  ON volunteering_entry FOR EACH ROW EXECUTE FUNCTION bank_entry_collect_words();

UPDATE volunteering_entry SET title = title;
SET CONSTRAINTS ALL IMMEDIATE;
"""

FORGET_WORDS = """
DROP TRIGGER bank_entry_collect_words ON volunteering_entry;
DROP FUNCTION bank_entry_collect_words();
"""


def date_what_was_retired(apps, schema_editor):
    """Nobody wrote down the day before: count from today."""
    entries = apps.get_model("volunteering", "Entry").objects.filter(is_active=False)
    entries.update(retired_on=TruncDate(Now()))


class Migration(migrations.Migration):
    dependencies = [("volunteering", "0008_sort_key_letter_by_letter")]

    operations = [
        migrations.AddField(
            "entry",
            "uuid",
            models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(),
                default=uuid.uuid4,
                editable=False,
                unique=True,
            ),
        ),
        migrations.AddField("entry", "retired_on", models.DateField(blank=True, null=True)),
        migrations.AddField(
            "entry", "search", django.contrib.postgres.search.SearchVectorField(editable=False, null=True)
        ),
        migrations.RunPython(date_what_was_retired, migrations.RunPython.noop),
        migrations.RunSQL(COLLECT_WORDS, FORGET_WORDS),
        migrations.RemoveConstraint("entry", "bank_entry_once"),
        migrations.AddConstraint(
            "entry",
            models.UniqueConstraint(
                condition=Q(is_active=True),
                fields=("bank", "volunteer", "title"),
                name="bank_entry_once",
                violation_error_message="This person already has an entry with this title in the bank.",
            ),
        ),
        migrations.AddConstraint(
            "entry",
            models.CheckConstraint(
                condition=Q(year_groups__contained_by=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
                name="bank_entry_year_groups_known",
                violation_error_message="A year group is a number from 0 to 10.",
            ),
        ),
        migrations.AddConstraint(
            "entry",
            models.CheckConstraint(
                condition=Q(is_active=True, retired_on__isnull=True) | Q(is_active=False, retired_on__isnull=False),
                name="bank_entry_retired_with_day",
            ),
        ),
        migrations.AddConstraint(
            "bank",
            models.CheckConstraint(condition=Q(kind__in=["parents", "local"]), name="bank_kind_known"),
        ),
    ]
