"""Invented pages, associations and events in any amount, beside the people and tasks of ``volunteering.bench_data``."""
