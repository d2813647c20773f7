"""Commands of what editors write."""
