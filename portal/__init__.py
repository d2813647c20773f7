"""The Django project, and the instruments of the policy that are not volunteering itself."""
