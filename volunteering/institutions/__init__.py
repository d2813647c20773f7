"""Institutions and the people who work there."""
