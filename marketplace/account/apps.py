from django.apps import AppConfig


class OwnAccountConfig(AppConfig):
    """What a person may take with her or take away: gathered here, for every floor holds a part."""

    name = "marketplace.account"
    label = "own_account"  # allauth's is `account`
