"""The page types, a module per family."""
