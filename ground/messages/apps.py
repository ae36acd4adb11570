from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "ground.messages"
    label = "outgoing_messages"
