"""Measurements of the targets in docs: each prints JSON lines on stdout and nothing else there."""
