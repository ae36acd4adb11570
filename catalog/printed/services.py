"""Codes are given out once each; a card says what she chose."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from catalog.models import Product
from catalog.printed.codes import new_text
from catalog.printed.models import CardChoice, Code
from ground.accounts.models import User
from ground.crafts.models import Craft
from sellers.artisans.models import Artisan


@transaction.atomic
def code_of_maker(*, maker: Artisan, by: User) -> Code:
    """The same for ever; made with the first card."""
    return _code(by, kind=Code.Kind.MAKER, maker=maker, craft=maker.crafts.first())


@transaction.atomic
def code_of_work(*, work: Product, by: User) -> Code:
    """The same for ever; made with the first label."""
    return _code(by, kind=Code.Kind.WORK, work=work, craft=work.craft)


def _code(by: User, *, kind: str, craft: Craft | None, **about: Any) -> Code:
    """Of 2^40; should two ever be alike, the database refuses and she presses again."""
    fresh = {"text": new_text(), "kind": kind, "craft": craft}
    code, is_new = Code.objects.get_or_create(**about, defaults=fresh)
    if is_new:
        log(instance=code, action="code.make", user=by)
    return code


@transaction.atomic
def choose_card(
    *, maker: Artisan, shows_name: bool, place: str, shows_picture: bool, by: User
) -> CardChoice:
    """What her next cards say; what is printed stays as it is."""
    facts = {"shows_name": shows_name, "place": place, "shows_picture": shows_picture}
    choice, _ = CardChoice.objects.update_or_create(maker=maker, defaults=facts)
    log(instance=choice, action="card.choose", user=by, data=facts)
    return choice
