"""What a helper's scopes open, and what is said of each press, by the URL map."""

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import translation

from sellers.artisans.models import HelperAct
from shop.order.models import SellerOrder
from tests.cast import a_work
from tests.catalog.studio.hers import a_grant, a_seller, help_with
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]


def statuses(shop, paths, **scopes):
    helper = Client()
    help_with(helper, a_grant(shop, **scopes))
    return [helper.get(path).status_code for path in paths]


def test_works_and_orders_open_by_their_own_scope_and_money_by_none(till):
    shop = a_seller()
    work = a_work(shop=shop)
    part = a_paid_part(till, {work: 1})
    paths = [f"/studio/works/{work.pk}/", f"/studio/orders/{part.pk}/", "/studio/income/"]

    assert statuses(shop, paths, may_list=True) == [200, 404, 404]
    assert statuses(shop, paths, may_list=False, may_order=True) == [404, 200, 404]
    assert statuses(shop, paths, may_list=False, may_message=True) == [404, 404, 404]


def test_an_order_taken_twice_is_written_down_once(till):
    shop = a_seller()
    part = a_paid_part(till, {a_work(shop=shop): 1})
    helper = Client()
    help_with(helper, a_grant(shop, may_order=True))

    for _ in range(2):
        helper.post(f"/studio/orders/{part.pk}/accept/")
    helper.post(f"/studio/orders/{part.pk}/send/", {"how": "x"})

    assert SellerOrder.objects.get().status == "accepted"
    acts = HelperAct.objects.values_list("what", "url_name", "object_id")
    assert list(acts) == [("接了一单", "part-accept", part.pk)]


def studio_views():
    for pattern in get_resolver().url_patterns:
        for leaf in getattr(pattern, "url_patterns", [pattern]):
            for each in getattr(leaf, "url_patterns", [leaf]):
                view = getattr(each, "callback", None)
                if getattr(view, "studio_scope", None) is not None:
                    yield each.name, view


def takes_post(view):
    inner = view
    while hasattr(inner, "__wrapped__"):
        if "request_method_list" in inner.__code__.co_freevars:
            methods = inner.__closure__[inner.__code__.co_freevars.index("request_method_list")]
            return "POST" in methods.cell_contents
        inner = inner.__wrapped__
    return True


def test_every_press_of_a_helper_s_has_its_words_in_both_languages():
    pressed = {name: view.studio_act for name, view in studio_views() if takes_post(view)}

    acts = [act for act in pressed.values() if act]

    assert len(pressed) > 15
    assert [name for name, act in pressed.items() if not act] == ["easy-read"]  # the helper's own
    with translation.override("en"):
        assert [act for act in acts if translation.gettext(act) == act] == []
