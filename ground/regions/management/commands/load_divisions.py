from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ground.regions.errors import WrongDivisionFile
from ground.regions.services import FILE, load_divisions


class Command(BaseCommand):
    help = "Load the divisions of GB/T 2260; run it again after the file has changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--file", type=Path, default=FILE)

    def handle(self, *args: object, file: Path = FILE, **options: object) -> None:
        try:
            number = load_divisions(path=file)
        except WrongDivisionFile as refusal:
            raise CommandError(f"WrongDivisionFile: {refusal}") from refusal
        self.stdout.write(f"{number} divisions")
