from django.apps import AppConfig


class LendingConfig(AppConfig):
    """A site, a teacher or materials of one organ, lent to another: asked, used, given back."""

    name = "programme.lending"
    label = "lending"
