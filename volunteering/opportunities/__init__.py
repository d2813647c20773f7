"""Projects, and the opportunities to give a hand."""
