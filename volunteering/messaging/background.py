"""The queue between the web processes and the workers. It is a table, so it shares the caller's transaction."""

from __future__ import annotations

DELIVER = "volunteering.messaging.tasks.deliver"


def deliver_soon(message_id: int) -> None:
    """Ask a worker to send a message once this transaction has been committed."""
    from django_q.tasks import async_task  # its models need every app to be ready

    async_task(DELIVER, message_id, task_name=f"message {message_id}", group="messages")
