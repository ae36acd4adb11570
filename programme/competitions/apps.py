from django.apps import AppConfig


class CompetitionsConfig(AppConfig):
    """Competitions, judged without names, from the notice to the honour."""

    name = "programme.competitions"
    label = "competitions"
