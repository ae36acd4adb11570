from django.core.management.base import BaseCommand

from programme.survey.standard import load_standard


class Command(BaseCommand):
    help = "The standard questionnaire of the survey, as often as one likes."

    def handle(self, *args: object, **options: object) -> None:
        edition = load_standard()
        self.stdout.write(f"{edition.questions.count()} questions")
