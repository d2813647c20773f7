"""Fill an empty database with invented data in any amount, to measure with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from portal.bench_data.load import load
from volunteering.bench_data.load import OtherDataError

if TYPE_CHECKING:
    from argparse import ArgumentParser

MOST = 1_000_000
MOST_PAGES = 20_000


class Command(BaseCommand):
    help = (
        "Fill an empty database with invented opportunities, volunteers and their sign-ups, pages and associations; "
        "same seed, same data."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--opportunities", type=int, required=True, help="published opportunities")
        parser.add_argument("--volunteers", type=int, required=True)
        parser.add_argument("--pages", type=int, default=0, help="published Danish pages, a tenth of them stories")
        parser.add_argument("--associations", type=int, default=0, help="associations with an entry in the guide")
        parser.add_argument("--seed", type=int, default=1)

    def handle(
        self,
        *_args: Any,  # noqa: ANN401 - Django's signature
        opportunities: int,
        volunteers: int,
        pages: int,
        associations: int,
        seed: int,
        **_options: Any,  # noqa: ANN401
    ) -> None:
        if not (0 <= opportunities <= MOST and 0 <= volunteers <= MOST):
            message = f"Ask for 0 to {MOST} opportunities and volunteers."
            raise CommandError(message)
        if not (0 <= pages <= MOST_PAGES and 0 <= associations <= MOST_PAGES):
            message = f"Ask for 0 to {MOST_PAGES} pages and associations."
            raise CommandError(message)
        try:
            done = load(
                opportunities=opportunities, volunteers=volunteers, pages=pages, associations=associations, seed=seed
            )
        except OtherDataError:
            message = "The database holds other data; invented data is loaded into an empty database only."
            raise CommandError(message) from None
        below = done.people_and_tasks
        self.stdout.write(
            f"{below.institutions} institutions, {below.opportunities} opportunities, {below.volunteers} volunteers, "
            f"{below.sign_ups} sign-ups, {below.engagements} engagements, {done.pages} pages, "
            f"{done.associations} associations, {done.events} events."
        )
