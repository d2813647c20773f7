"""Log lines, and what the queue keeps of failed tasks, without what people have typed.

PostgreSQL explains a refused row with the row itself: an address, a phone number, a whole text. Where and what went
wrong is enough to find the fault.
"""

import logging
import re
from typing import Any, Final

EXPLANATION: Final = re.compile(
    r"^(DETAIL|CONTEXT):.*?(?= : Traceback |^(?:The above exception|During handling|Traceback )|\Z)",
    re.MULTILINE | re.DOTALL,
)
LEFT_OUT: Final = "DETAIL: (left out)\n"


def discreet(text: str) -> str:
    """Return a text without PostgreSQL's explanations."""
    return EXPLANATION.sub(LEFT_OUT, text)


def leave_out_explanations(*, instance: Any, **_kwargs: object) -> None:  # noqa: ANN401 - the queue's model has no types
    """Keep PostgreSQL's explanations out of the queue's table of tasks: receiver of ``pre_save``."""
    if not instance.success and isinstance(instance.result, str):
        instance.result = discreet(instance.result)


class DiscreetFormatter(logging.Formatter):
    """Leaves out PostgreSQL's explanations, wherever in a line or a traceback they stand."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line as the log keeps it."""
        return discreet(super().format(record)).rstrip()
