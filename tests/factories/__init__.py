"""Factories that build valid rows; traits name the states that tests speak of."""
