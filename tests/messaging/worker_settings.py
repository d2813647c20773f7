"""The tests' settings for a real worker in a process of its own, with short waits."""

import os

from portal.settings.testing import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = "127.0.0.1"
EMAIL_PORT = int(os.environ["EMAIL_PORT"])
MESSAGE_LEASE_SECONDS = 3
MESSAGE_PATIENCE_SECONDS = 3
Q_CLUSTER = Q_CLUSTER | {"poll": 0.05, "guard_cycle": 0.1}  # noqa: F405
