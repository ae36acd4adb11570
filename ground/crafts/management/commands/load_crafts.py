from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ground.crafts.errors import WrongCraftFile
from ground.crafts.services import FILE, load_crafts


class Command(BaseCommand):
    help = "Load the taxonomy of crafts, after load_divisions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--file", type=Path, default=FILE)

    def handle(self, *args: object, file: Path = FILE, **options: object) -> None:
        try:
            number = load_crafts(path=file)
        except WrongCraftFile as refusal:
            raise CommandError(f"WrongCraftFile: {refusal}") from refusal
        self.stdout.write(f"{number} crafts")
