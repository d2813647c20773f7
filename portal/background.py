"""Tasks of `django_tasks` (Wagtail's search index and the like) on the same queue as our own.

The queue is a table, so a task is handed over with the commit of the transaction that asked for it, or not at all.
"""

from typing import Any

from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.exceptions import InvalidTaskError
from django_tasks.utils import get_random_id, normalize_json


class QueueBackend(BaseTaskBackend):
    """Puts every task on the queue of the worker; keeps no results and knows no priorities."""

    def validate_task(self, task: Task[Any, Any]) -> None:
        """Refuse what the queue cannot give a task."""
        super().validate_task(task)
        if task.takes_context:
            message = "The queue gives tasks no context."
            raise InvalidTaskError(message)

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:  # noqa: ANN401 - the library's
        """Write the task's row; the arguments must be JSON."""
        from django_q.tasks import async_task  # its models need every app to be ready, tasks are defined before

        self.validate_task(task)
        async_task(
            "portal.background.run",
            task.module_path,
            normalize_json(list(args)),
            normalize_json(dict(kwargs)),
            task_name=task.name[:100],
        )
        return TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=None,
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=list(args),
            kwargs=dict(kwargs),
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )


def run(module_path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Run the task that stands at `module_path`; called by the worker."""
    task: Task[Any, Any] = import_string(module_path)
    task.func(*args, **kwargs)
