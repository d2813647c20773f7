"""Presentation that every room shares: how forms, charts and pages of a list look. Knows no model."""
