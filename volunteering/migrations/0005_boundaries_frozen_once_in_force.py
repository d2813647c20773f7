"""A version that has come into force is a frozen copy: the database itself refuses every change of it and of its lines."""

from django.db import migrations

RULES = """
CREATE FUNCTION volunteering_keep_boundary_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    version_state text;
    version_id bigint;
BEGIN
    -- The share lock makes a line and the moment of coming into force wait for each other.
    FOREACH version_id IN ARRAY CASE TG_OP
        WHEN 'INSERT' THEN ARRAY[NEW.boundary_id]
        WHEN 'DELETE' THEN ARRAY[OLD.boundary_id]
        ELSE ARRAY[OLD.boundary_id, NEW.boundary_id]
    END LOOP
        SELECT state INTO version_state FROM volunteering_roleboundary WHERE id = version_id FOR SHARE;
        IF version_state <> 'draft' THEN
            RAISE EXCEPTION 'The lines of a role boundary are frozen once it is in force: write them while it is a draft.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'boundary_rule_frozen';
        END IF;
    END LOOP;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER boundary_rule_frozen BEFORE INSERT OR UPDATE OR DELETE ON volunteering_boundaryrule
    FOR EACH ROW EXECUTE FUNCTION volunteering_keep_boundary_rules();
"""

VERSIONS = """
CREATE FUNCTION volunteering_keep_boundaries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'draft' THEN
            RAISE EXCEPTION 'A role boundary that has been in force is kept.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'boundary_frozen';
        END IF;
        RETURN OLD;
    END IF;
    -- Who is to be asked, the discussion in the MED committee, and a deleted user may still change.
    IF OLD.state <> 'draft' AND (
        (NEW.institution_id, NEW.version, NEW.introduction, NEW.in_force_at)
            IS DISTINCT FROM (OLD.institution_id, OLD.version, OLD.introduction, OLD.in_force_at)
        OR (NEW.state <> OLD.state AND NOT (OLD.state = 'in_force' AND NEW.state = 'superseded'))
        OR (OLD.state = 'superseded' AND NEW.superseded_at IS DISTINCT FROM OLD.superseded_at)
    ) THEN
        RAISE EXCEPTION 'A role boundary is frozen once it is in force.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'boundary_frozen';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER boundary_frozen BEFORE UPDATE OR DELETE ON volunteering_roleboundary
    FOR EACH ROW EXECUTE FUNCTION volunteering_keep_boundaries();
"""


class Migration(migrations.Migration):
    dependencies = [("volunteering", "0004_memberships_and_boundary_texts")]

    operations = [
        migrations.RunSQL(
            RULES,
            "DROP TRIGGER boundary_rule_frozen ON volunteering_boundaryrule; DROP FUNCTION volunteering_keep_boundary_rules();",
        ),
        migrations.RunSQL(
            VERSIONS,
            "DROP TRIGGER boundary_frozen ON volunteering_roleboundary; DROP FUNCTION volunteering_keep_boundaries();",
        ),
    ]
