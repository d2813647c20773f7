"""Workshops, seminars, courses and meetings (arrangementer), and who takes part."""
