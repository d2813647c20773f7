"""What the guide is searched by: collected by the database, so that no way of writing an entry can forget it."""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION guide_entry_collect_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE words text; places text;
BEGIN
  SELECT string_agg(w.name, ' ') INTO words FROM (
    SELECT f.name FROM portal_fieldofwork f JOIN portal_entry_fields_of_work l ON l.fieldofwork_id = f.id
      WHERE l.entry_id = NEW.id
    UNION ALL
    SELECT t.name FROM portal_targetgroup t JOIN portal_entry_target_groups l ON l.targetgroup_id = t.id
      WHERE l.entry_id = NEW.id
  ) w;
  SELECT string_agg(d.code || ' ' || d.name, ' ') INTO places
    FROM volunteering_district d JOIN portal_entry_districts l ON l.district_id = d.id WHERE l.entry_id = NEW.id;
  NEW.search := opportunity_words(NEW.name, 'A')
    || opportunity_words(concat_ws(' ', NEW.summary, words), 'B')
    || opportunity_words(NEW.description, 'C')
    || opportunity_words(concat_ws(' ', NEW.place, places, NEW.volunteers_note, NEW.cvr), 'D');
  RETURN NEW;
END $$;

CREATE TRIGGER guide_entry_collect_words BEFORE INSERT OR UPDATE OF
  name, summary, description, place, volunteers_note, cvr
  ON portal_entry FOR EACH ROW EXECUTE FUNCTION guide_entry_collect_words();

-- Setting the name to itself makes the trigger above collect the words anew.
CREATE FUNCTION guide_entry_links_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE portal_entry SET name = name WHERE id IN (SELECT entry_id FROM changed);
  RETURN NULL;
END $$;

CREATE FUNCTION guide_entry_name_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE portal_entry SET name = name WHERE
    CASE TG_TABLE_NAME
      WHEN 'portal_fieldofwork' THEN
        id IN (SELECT entry_id FROM portal_entry_fields_of_work WHERE fieldofwork_id = NEW.id)
      WHEN 'portal_targetgroup' THEN
        id IN (SELECT entry_id FROM portal_entry_target_groups WHERE targetgroup_id = NEW.id)
      ELSE id IN (SELECT entry_id FROM portal_entry_districts WHERE district_id = NEW.id)
    END;
  RETURN NULL;
END $$;
"""

LINKS = """
CREATE TRIGGER guide_entry_links_added AFTER INSERT ON portal_entry_{table}
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION guide_entry_links_changed();
CREATE TRIGGER guide_entry_links_removed AFTER DELETE ON portal_entry_{table}
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION guide_entry_links_changed();
"""
LINKED = ("fields_of_work", "target_groups", "districts")

NAMES = """
CREATE TRIGGER guide_entry_name_changed AFTER UPDATE OF name ON {table} FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION guide_entry_name_changed();
"""
NAMED = ("portal_fieldofwork", "portal_targetgroup", "volunteering_district")

REMOVE = (
    "".join(f"DROP TRIGGER guide_entry_name_changed ON {table};\n" for table in NAMED)
    + "".join(
        f"DROP TRIGGER guide_entry_links_added ON portal_entry_{table};\n"
        f"DROP TRIGGER guide_entry_links_removed ON portal_entry_{table};\n"
        for table in LINKED
    )
    + """
DROP FUNCTION guide_entry_name_changed();
DROP FUNCTION guide_entry_links_changed();
DROP TRIGGER guide_entry_collect_words ON portal_entry;
DROP FUNCTION guide_entry_collect_words();
"""
)


class Migration(migrations.Migration):
    dependencies = [("portal", "0003_association_guide"), ("volunteering", "0010_association_officers")]

    operations = [
        migrations.RunSQL(
            FUNCTIONS
            + "".join(LINKS.format(table=table) for table in LINKED)
            + "".join(NAMES.format(table=table) for table in NAMED),
            REMOVE,
        )
    ]
