"""Invented data in any amount, to measure how the pages hold when there is much. Never mixed with other data."""
