"""Clearances: the outcome of a certificate, tied to one institution."""
