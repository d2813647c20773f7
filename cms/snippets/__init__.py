"""What editors keep that is shown on other pages."""
