"""The logs: who did what, and who looked at whose data."""
