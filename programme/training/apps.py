from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Free courses by craft: where, when, who comes, what she can show for it, what came of it."""

    name = "programme.training"
    label = "training"
