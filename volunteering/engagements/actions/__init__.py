"""What people do with sign-ups and engagements, one module for each side.

Everywhere: the right, the lock, the verb, the log, the messages; all in one transaction.
"""
