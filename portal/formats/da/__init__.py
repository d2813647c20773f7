"""Danish dates and times."""
