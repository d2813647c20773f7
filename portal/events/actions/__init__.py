"""What people do with events and registrations, one module for each side.

Everywhere: the right, the lock, the verb, the log, the messages; all in one transaction.
"""
