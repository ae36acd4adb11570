from typing import Any

from django.core.management.base import BaseCommand

from ground.privacy.rotation import reseal_fields, reseal_files


class Command(BaseCommand):
    help = "Seal everything under the first of PRIVACY_KEYS; then the older keys can go."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = reseal_fields()
        files = reseal_files()
        self.stdout.write(f"{rows} rows and {files} files are under the newest key.")
