"""The guide's pages, one module for each side."""
