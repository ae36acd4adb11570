"""Where somebody works beside her own studio: the ways back that stand on her account's page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ground.accounts.models import User
from programme.competitions.queries import judged_by
from programme.training.queries import grants_of
from sellers.organs.queries import officer_of


def workplaces_of(user: User) -> list[tuple[str, str]]:
    """Address and name of each."""
    asked = [
        ("desk", _("办公台"), officer_of(user) is not None),
        ("judging", _("评分"), judged_by(user).exists()),
        ("teaching", _("我教的课"), grants_of(user).exists()),
    ]
    return [(reverse(name), label) for name, label, is_hers in asked if is_hers]
