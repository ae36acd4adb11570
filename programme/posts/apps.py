from django.apps import AppConfig


class PostsConfig(AppConfig):
    """Posts of employers: offered, wished for, answered, and taken once an officer has seen it."""

    name = "programme.posts"
    label = "posts"
