"""Settings: `base` is safe for production as it stands; `development` and `testing` relax it."""
