"""People: the login, the volunteer, the guardian, the paper code."""
