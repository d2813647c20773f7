"""The front door after login: what each role needs first, stacked when somebody has several roles."""
