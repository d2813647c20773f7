"""Who takes part, where and how much, without showing who anybody is."""
