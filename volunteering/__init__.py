"""Citizens, institutions, opportunities, matching and engagements. Knows nothing of Wagtail."""
