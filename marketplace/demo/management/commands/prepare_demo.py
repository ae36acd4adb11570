from django.core.management import call_command
from django.core.management.base import BaseCommand

from marketplace.locales import build

STEPS = [
    ("Tables, the first time some minutes …", "migrate", {"verbosity": 0}),
    ("Regions …", "load_divisions", {}),
    ("Crafts …", "load_crafts", {}),
    ("Reporting units …", "load_units", {}),
    ("Targets of the plan …", "load_plan", {}),
    ("Survey …", "load_questions", {}),
    ("Rule of finishing a course …", "load_training_rule", {}),
    ("Rules …", "load_rules", {}),
    ("Countries …", "load_countries", {}),
    ("The invented market …", "load_demo", {}),
    ("Stylesheet, script and icons …", "collectstatic", {"verbosity": 0, "interactive": False}),
]


class Command(BaseCommand):
    help = "All that `make demo` needs before it serves; a second run changes nothing."

    def handle(self, **options: object) -> None:
        build()
        for title, command, arguments in STEPS:
            self.stdout.write(title)
            call_command(command, **arguments)
