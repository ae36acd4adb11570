from django.apps import AppConfig


class SurveyConfig(AppConfig):
    """摸底调查: what is, what is hard, what is needed: asked of each woman and counted."""

    name = "programme.survey"
    label = "survey"
