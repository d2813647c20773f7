"""The competence bank: what somebody can tell or show."""
