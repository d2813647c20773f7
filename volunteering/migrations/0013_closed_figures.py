"""What is over is counted once: the figures of closed months and school years, which the database keeps frozen."""

import django.db.models.deletion
from django.db import migrations, models

FROZEN = """
CREATE FUNCTION volunteering_keep_closed_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Figures of what is over are written once: what is corrected later counts in later months.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'closed_figures_frozen';
END $$;

CREATE TRIGGER closed_month_frozen BEFORE UPDATE OR DELETE ON volunteering_closedmonth
    FOR EACH ROW EXECUTE FUNCTION volunteering_keep_closed_figures();
CREATE TRIGGER closed_year_frozen BEFORE UPDATE OR DELETE ON volunteering_closedyear
    FOR EACH ROW EXECUTE FUNCTION volunteering_keep_closed_figures();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('volunteering', '0012_search_words_in_the_row'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClosedMonth',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField()),
                ('measure', models.CharField(choices=[('opportunities', 'Opportunities published'), ('sign_ups', 'Sign-ups'), ('engagements', 'Open engagements')], max_length=13)),
                ('count', models.PositiveIntegerField()),
                ('persons', models.PositiveIntegerField(help_text='How many different persons the count rests on.')),
                ('is_shown', models.BooleanField(default=False)),
                ('closed_at', models.DateTimeField(auto_now_add=True)),
                ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='volunteering.area')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('month'), models.F('area'), models.F('measure'), name='closed_month_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='closed_month_first_day'), models.CheckConstraint(condition=models.Q(('measure__in', ['opportunities', 'sign_ups', 'engagements'])), name='closed_month_measure'), models.CheckConstraint(condition=models.Q(('persons__lte', models.F('count'))), name='closed_month_persons'), models.CheckConstraint(condition=models.Q(('is_shown', False), models.Q(('measure__in', ('sign_ups', 'engagements')), _negated=True), models.Q(models.Q(('count__range', (1, 4)), _negated=True), models.Q(('persons__range', (1, 4)), _negated=True)), _connector='OR'), name='closed_month_small_hidden')],
            },
        ),
        migrations.CreateModel(
            name='ClosedYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('school_year', models.PositiveSmallIntegerField(help_text='The year in which it begins, in August.')),
                ('measure', models.CharField(choices=[('opportunities', 'Opportunities published'), ('sign_ups', 'Sign-ups'), ('engagements', 'Open engagements')], max_length=13)),
                ('value', models.PositiveIntegerField(null=True)),
                ('closed_at', models.DateTimeField(auto_now_add=True)),
                ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='volunteering.area')),
                ('institution', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='volunteering.institution')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('school_year'), models.F('area'), models.F('institution'), models.F('measure'), name='closed_year_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('measure__in', ('sign_ups', 'engagements'))), name='closed_year_measure'), models.CheckConstraint(condition=models.Q(('value', None), models.Q(('value__range', (1, 4)), _negated=True), _connector='OR'), name='closed_year_small_hidden'), models.CheckConstraint(condition=models.Q(('institution', None), ('area__isnull', False), _connector='OR'), name='closed_year_institution_in_area')],
            },
        ),
        migrations.RunSQL(
            FROZEN,
            "DROP TRIGGER closed_month_frozen ON volunteering_closedmonth;"
            "DROP TRIGGER closed_year_frozen ON volunteering_closedyear;"
            "DROP FUNCTION volunteering_keep_closed_figures();",
        ),
    ]
