"""What the index takes in, and what it forgets."""

import pytest
from django.core.management import call_command
from django.db import connection

from catalog.models import Product
from catalog.search.index import Wanted, matching, question
from catalog.search.services import index_changed, index_works, rebuild_index
from catalog.services import withdraw_work
from ground.privacy.services import give_consent
from sellers.partner.opening import close_shop, open_shop
from sellers.verification.services import take_back_consent
from tests.cast import a_shop, a_work, an_artisan
from tests.catalog.search.listing import indexed, titles

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("empty_index"),
    pytest.mark.both_databases,
]


def test_a_withdrawn_work_is_found_no_more(client, three, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_work(work=three[0])

    assert titles(client, "q=手包") == []
    assert not found_by("手包")


def test_the_name_of_a_maker_who_hides_is_no_way_to_her(client):
    hidden = an_artisan(name_zh="李秀兰", is_public=False)
    indexed(a_work(shop=a_shop(artisan=hidden, name="秀坊")))

    assert titles(client, "q=李秀兰") == []


def test_the_index_is_built_anew(client, three):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_index")

    assert rebuild_index() == 3
    assert len(titles(client, "q=苗绣")) == 2


def test_the_command_tells_how_many_are_found(three, capsys):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_index")

    call_command("rebuild_search_index")

    assert "3 works are found" in capsys.readouterr().out


def test_building_anew_forgets_what_is_gone(client, three):
    Product.objects.filter(pk=three[0].pk).update(is_public=False)

    assert rebuild_index() == 2
    assert not found_by("手包")


def found_by(word):
    """Whether the index has it of any work, on show or not."""
    return Product.objects.filter(pk__in=matching(question([Wanted(frozenset([word]))]))).exists()


def test_a_name_that_is_shown_no_more_finds_nothing_any_more():
    work = a_work(maker=an_artisan(name_zh="欧阳慕容"))
    index_works([work.pk])
    before = found_by("欧阳慕容")

    take_back_consent(user=given(work.maker.user), kind="public_profile")
    number = index_changed()

    assert (before, found_by("欧阳慕容"), number, index_changed()) == (True, False, 1, 0)


def given(user):
    give_consent(user=user, kind="public_profile")
    return user


def test_a_shop_that_opens_again_is_found_again():
    work = a_work()
    artisan = work.shop.artisan
    index_works([work.pk])

    close_shop(artisan=artisan, by=artisan.user)
    index_changed()
    closed = found_by("蝴蝶")
    open_shop(artisan=artisan, by=artisan.user)
    index_changed()

    assert (closed, found_by("蝴蝶")) == (False, True)
