"""Engagements: signing up, meeting people, the waiting list, and what comes of it."""
