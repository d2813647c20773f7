"""The line between staff and volunteers: task kinds, versions, verdicts."""
