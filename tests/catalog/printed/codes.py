"""Codes for tests."""

from catalog.printed.services import code_of_maker, code_of_work
from tests.cast import a_user, a_work, an_artisan


def a_card_code(maker=None):
    return code_of_maker(maker=maker or an_artisan(), by=a_user())


def a_label_code(work=None):
    return code_of_work(work=work or a_work(), by=a_user())
