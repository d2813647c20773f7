"""What people do in the guide, one module for each side.

Everywhere: the right, the lock, the verb, the log, the messages; all in one transaction. Who locks several things locks
the association first, then its entry, then what hangs on it.
"""
