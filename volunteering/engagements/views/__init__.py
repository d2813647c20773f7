"""The pages of this room: for volunteers, for those who meet them, and for engagements."""
