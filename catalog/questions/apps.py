from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "catalog.questions"
    label = "questions"
