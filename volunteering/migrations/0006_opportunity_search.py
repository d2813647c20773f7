
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.functions.comparison
from django.db import migrations, models


FUNCTIONS = """
-- As people type it: Århus, Aarhus and arhus are one. The same rule in Python: volunteering/danish_text.py.
CREATE FUNCTION opportunity_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(replace(replace(replace(translate(
    lower(translate(normalize(words, NFC), 'ÆØÅÄÖÜÉÈÊËÁÀÂÍÓÚÑÇ', 'æøåäöüéèêëáàâíóúñç')),
    'äöåüéèêëáàâíóúñç', 'æøaueeeeaaaiounc'), 'ø', 'o'), 'æ', 'ae'), 'aa', 'a'), 'oe', 'o')
$$;

CREATE FUNCTION opportunity_words(words text, weight "char") RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(
    to_tsvector('danish', lower(translate(normalize(words, NFC), 'ÆØÅÄÖÜÉÈ', 'æøåäöüéè')))
    || to_tsvector('simple', opportunity_fold(words)), weight)
$$;

CREATE FUNCTION opportunity_collect_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE place text; kinds text; district text;
BEGIN
  SELECT i.name || ' ' || a.name INTO place
    FROM volunteering_institution i JOIN volunteering_area a ON a.id = i.area_id WHERE i.id = NEW.institution_id;
  SELECT d.code || ' ' || d.name INTO district FROM volunteering_district d WHERE d.id = NEW.district_id;
  SELECT string_agg(k.name, ' ') INTO kinds
    FROM volunteering_opportunity_task_kinds l JOIN volunteering_taskkind k ON k.id = l.taskkind_id
    WHERE l.opportunity_id = NEW.id;
  NEW.search := opportunity_words(NEW.title, 'A')
    || opportunity_words(concat_ws(' ', place, kinds), 'B')
    || opportunity_words(concat_ws(' ', NEW.what_you_do, NEW.whom_you_meet), 'C')
    || opportunity_words(concat_ws(' ', NEW.what_staff_do, NEW.meeting_place, NEW.time_note, district), 'D');
  RETURN NEW;
END $$;

CREATE TRIGGER opportunity_collect_words BEFORE INSERT OR UPDATE OF
  title, what_you_do, what_staff_do, whom_you_meet, meeting_place, time_note, institution_id, district_id
  ON volunteering_opportunity FOR EACH ROW EXECUTE FUNCTION opportunity_collect_words();

-- Setting the title to itself makes the trigger above collect the words anew.
CREATE FUNCTION opportunity_kinds_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE volunteering_opportunity SET title = title
    WHERE id IN (SELECT opportunity_id FROM changed);
  RETURN NULL;
END $$;
CREATE TRIGGER opportunity_kinds_added AFTER INSERT ON volunteering_opportunity_task_kinds
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION opportunity_kinds_changed();
CREATE TRIGGER opportunity_kinds_removed AFTER DELETE ON volunteering_opportunity_task_kinds
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION opportunity_kinds_changed();

CREATE FUNCTION opportunity_name_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE volunteering_opportunity SET title = title WHERE
    CASE TG_TABLE_NAME
      WHEN 'volunteering_institution' THEN institution_id = NEW.id
      WHEN 'volunteering_area' THEN institution_id IN (SELECT id FROM volunteering_institution WHERE area_id = NEW.id)
      WHEN 'volunteering_district' THEN district_id = NEW.id
      ELSE id IN (SELECT opportunity_id FROM volunteering_opportunity_task_kinds WHERE taskkind_id = NEW.id)
    END;
  RETURN NULL;
END $$;
"""

NAME_TRIGGER = """
CREATE TRIGGER opportunity_name_changed AFTER UPDATE OF name ON volunteering_{table} FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION opportunity_name_changed();
"""

NAMED = ("institution", "area", "district", "taskkind")

REMOVE = "".join(
    f"DROP TRIGGER opportunity_name_changed ON volunteering_{table};\n" for table in NAMED
) + """
DROP FUNCTION opportunity_name_changed();
DROP TRIGGER opportunity_kinds_added ON volunteering_opportunity_task_kinds;
DROP TRIGGER opportunity_kinds_removed ON volunteering_opportunity_task_kinds;
DROP FUNCTION opportunity_kinds_changed();
DROP TRIGGER opportunity_collect_words ON volunteering_opportunity;
DROP FUNCTION opportunity_collect_words();
DROP FUNCTION opportunity_words(text, "char");
DROP FUNCTION opportunity_fold(text);
"""

COLLECT = "UPDATE volunteering_opportunity SET title = title"


class Migration(migrations.Migration):

    dependencies = [
        ('volunteering', '0005_boundaries_frozen_once_in_force'),
    ]

    operations = [
        migrations.AddField(
            model_name='opportunity',
            name='last_day',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce(models.F('ends_on'), models.Case(models.When(rhythm='single', then=models.F('starts_on')))), output_field=models.DateField()),
        ),
        migrations.AddField(
            model_name='opportunity',
            name='search',
            field=django.contrib.postgres.search.SearchVectorField(editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name='opportunity',
            index=models.Index(condition=models.Q(('state', 'published')), fields=['district', '-published_at', '-id'], name='opportunity_district'),
        ),
        migrations.AddIndex(
            model_name='opportunity',
            index=models.Index(condition=models.Q(('state', 'published')), fields=['starts_on', '-published_at', '-id'], name='opportunity_soonest'),
        ),
        migrations.AddIndex(
            model_name='opportunity',
            index=models.Index(condition=models.Q(('state__in', ['published', 'paused'])), fields=['last_day'], name='opportunity_last_day'),
        ),
        migrations.RunSQL(
            FUNCTIONS + "".join(NAME_TRIGGER.format(table=table) for table in NAMED), REMOVE
        ),
        migrations.RunSQL(COLLECT, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='opportunity',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('state', 'published')), fastupdate=False, fields=['search'], name='opportunity_search'),
        ),
    ]
