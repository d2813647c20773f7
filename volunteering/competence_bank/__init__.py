"""A school's banks of what families and neighbours can tell or show."""
