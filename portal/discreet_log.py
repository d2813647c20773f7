"""Log lines without what people have typed.

PostgreSQL explains a refused row with the row itself: an address, a phone number, a whole text. Where and what went
wrong is enough to find the fault.
"""

import logging
import re
from typing import Final

EXPLANATION: Final = re.compile(
    r"^(DETAIL|CONTEXT):.*?(?=^(?:The above exception|During handling|Traceback )|\Z)", re.MULTILINE | re.DOTALL
)
LEFT_OUT: Final = "DETAIL: (left out)\n"


class DiscreetFormatter(logging.Formatter):
    """Leaves out PostgreSQL's explanations, wherever in a line or a traceback they stand."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line as the log keeps it."""
        return EXPLANATION.sub(LEFT_OUT, super().format(record)).rstrip()
