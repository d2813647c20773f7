"""Fill an empty database with invented data in any amount, to measure with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from volunteering.bench_data.load import OtherDataError, load

if TYPE_CHECKING:
    from argparse import ArgumentParser

MOST = 1_000_000


class Command(BaseCommand):
    help = "Fill an empty database with invented opportunities, volunteers and their sign-ups; same seed, same data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--opportunities", type=int, required=True, help="published opportunities")
        parser.add_argument("--volunteers", type=int, required=True)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *_args: Any, opportunities: int, volunteers: int, seed: int, **_options: Any) -> None:  # noqa: ANN401 - Django's signature
        if not (0 <= opportunities <= MOST and 0 <= volunteers <= MOST):
            message = f"Ask for 0 to {MOST} opportunities and volunteers."
            raise CommandError(message)
        try:
            done = load(opportunities=opportunities, volunteers=volunteers, seed=seed)
        except OtherDataError:
            message = "The database holds other data; invented data is loaded into an empty database only."
            raise CommandError(message) from None
        self.stdout.write(
            f"{done.institutions} institutions, {done.opportunities} opportunities, {done.volunteers} volunteers, "
            f"{done.sign_ups} sign-ups, {done.engagements} engagements."
        )
