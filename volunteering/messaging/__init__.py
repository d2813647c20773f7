"""The outbox: every message is a row first, then it is sent, retried and never lost."""
