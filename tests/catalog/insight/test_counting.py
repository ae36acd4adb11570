"""What is asked for is counted without a visitor, in the cache first, and taken down once."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog.insight import counting, services
from catalog.insight.counting import SLOT, Heard, hear
from catalog.insight.models import Drained, Need, Phrase
from catalog.insight.phrases import phrase_of
from catalog.insight.tasks import forget_old_task, take_down_all_task
from tests.cast import a_craft, a_shop, an_artisan
from tests.catalog.insight.asked import a_need, a_phrase, ask, counted

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
NOON = int(timezone.now().timestamp()) // 86400 * 86400 + 4 * 3600  # in Beijing


@pytest.fixture
def clock(monkeypatch):
    """Moved by hand."""
    time = {"now": NOON}
    monkeypatch.setattr(counting, "_now", lambda: time["now"])
    return time


def taken_down(clock):
    clock["now"] += 2 * SLOT
    take_down_all_task()
    return counted()


def test_words_are_counted_by_language_filters_and_whether_they_were_found(client, clock):
    a_craft()
    ask(client, "星空灯罩")
    ask(client, " 星空，灯罩！ ")
    ask(client, "星空灯罩", craft="embroidery", region="520000", max="300")
    ask(client, "Fish Lamp", path="/en/works/", min="1000")
    ask(client, "苗繡枕套")

    assert taken_down(clock) == [
        ("fish lamp", "en", "", "", 4, "nothing", 1),
        ("星空 灯罩", "zh-hans", "", "", 0, "nothing", 1),
        ("星空灯罩", "zh-hans", "", "", 0, "nothing", 1),
        ("星空灯罩", "zh-hans", "embroidery", "520000", 2, "nothing", 1),
        ("苗绣枕套", "zh-hans", "emb-miaoxiu", "", 0, "nothing", 1),
    ]


def test_a_kept_page_and_one_not_changed_count_as_any_other(client, clock):
    first = ask(client, "星空灯罩")
    asked_again = client.get(
        "/works/",
        {"q": "星空灯罩"},
        headers={"If-None-Match": first["ETag"], "User-Agent": "Mozilla/5.0"},
    )
    ask(client, "星空灯罩")

    assert asked_again.status_code == 304
    assert "X-Search-Outcome" not in {*first.headers, *asked_again.headers}
    assert (first.cookies, first["Cache-Control"]) == ({}, "public, no-cache")
    assert taken_down(clock)[0][-1] == 3


def test_who_only_reads_writes_nothing(client, clock):
    with CaptureQueriesContext(connection) as seen:
        ask(client, "星空灯罩")

    written = [row["sql"] for row in seen if not row["sql"].startswith(("SELECT", "WITH", "("))]
    assert written == []
    assert (Need.objects.count(), Phrase.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "typed",
    [
        "13800138000", "1 3 8 0 0 1 3 8 0 0 0", "１３８００１３８０００", "522601198503121242",
        "5226011985031212X2", "caiyun@example.com", "微信 caiyun_520", "www.cheap-silk.com",
        "订单 2026112900042", "零一二三四五六七八", "中山路 12 号", "长" * 41, "字" * 5000,
        "？！…，。", "🧵🪡❤️", "' -- ;", "%00\x00", "   ",
    ],
)  # fmt: skip
def test_what_may_tell_of_somebody_or_says_nothing_is_not_kept(client, clock, typed):
    assert ask(client, typed).status_code == 200
    assert list(counting.heard_in(NOON // SLOT)) == []
    assert taken_down(clock) == []


def test_sql_and_emoji_leave_their_words_alone(clock):
    assert phrase_of("'; DROP TABLE works; --") == "drop table works"
    assert phrase_of("🧵 香囊 ❤") == "香囊"
    assert phrase_of("Äther-Tüte") == "ather-tute"


@pytest.mark.parametrize(
    ("agent", "query"),
    [
        ("", {}),
        ("Mozilla/5.0 (compatible; Baiduspider/2.0)", {}),
        ("python-requests/2.31", {}),
        (None, {"page": "2"}),
        (None, {"sort": "newest"}),
    ],
)
def test_machines_and_the_same_list_once_more_are_not_counted(client, clock, agent, query):
    ask(client, "星空灯罩", agent=agent, **query)

    assert taken_down(clock) == []


def test_names_of_makers_and_shops_are_no_need(client, clock):
    an_artisan("水妹", "Shuimei")
    a_shop("彩云绣坊", "Caiyun's workshop")
    for name in ("水妹", "SHUIMEI", "彩云绣坊", "caiyun's workshop"):
        ask(client, name)

    assert taken_down(clock) == []


def test_a_second_knock_finds_it_done_and_a_broken_one_loses_nothing(clock, monkeypatch):
    hear(Heard("香囊", "zh-hans", "found"))
    clock["now"] += 2 * SLOT
    kept = {name: caches["asked"].get(name) for name in counting._keys(NOON // SLOT)}
    monkeypatch.setattr(services, "_add", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        take_down_all_task()
    monkeypatch.undo()
    monkeypatch.setattr(counting, "_now", lambda: clock["now"])

    take_down_all_task()
    hear_again(kept)
    take_down_all_task()
    services.take_down(slot=NOON // SLOT)

    assert counted() == [("香囊", "zh-hans", "", "", 0, "found", 1)]
    assert Drained.objects.count() == 1


def hear_again(kept):
    """As if the cache had not been emptied after the commit."""
    caches["asked"].set_many({**kept, **dict.fromkeys(counting._lanes(NOON // SLOT), 1)})


def test_what_is_being_asked_now_is_left_alone(clock):
    hear(Heard("香囊", "zh-hans", "found"))
    clock["now"] += SLOT - 1
    take_down_all_task()

    assert counted() == []


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_count_each_question_once(clock):
    for each in ("香囊", "香囊", "团扇"):
        hear(Heard(each, "zh-hans", "nothing"))
    clock["now"] += SLOT
    hear(Heard("香囊", "zh-hans", "nothing"))
    clock["now"] += 2 * SLOT
    ready = Barrier(4)

    def knock(_):
        try:
            ready.wait()
            take_down_all_task()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        list(hands.map(knock, range(4)))

    assert counted() == [
        ("团扇", "zh-hans", "", "", 0, "nothing", 1),
        ("香囊", "zh-hans", "", "", 0, "nothing", 3),
    ]


def test_a_flood_ends_with_its_lanes_full(clock, monkeypatch):
    monkeypatch.setattr(counting, "_MOST_IN_LANE", 2)
    lanes = itertools.cycle(range(counting._LANES))
    monkeypatch.setattr(counting, "randbelow", lambda _: next(lanes))
    for _ in range(4 * counting._LANES):
        hear(Heard("香囊", "zh-hans", "found"))

    assert len(counting.heard_in(NOON // SLOT)) == 2 * counting._LANES


def test_days_are_counted_not_presses(clock):
    for _ in range(5):
        hear(Heard("香囊", "zh-hans", "found"))
    taken_down(clock)
    clock["now"] += 86400
    hear(Heard("香囊", "zh-hans", "found"))
    taken_down(clock)

    phrase = Phrase.objects.get()
    assert (phrase.days, sum(Need.objects.values_list("times", flat=True))) == (2, 6)
    assert list(Phrase.objects.shown()) == []


def test_what_few_asked_goes_after_a_month_and_counts_after_two_years():
    today = timezone.localdate()
    a_need("一次", days=1)
    a_need("常问", days=9)
    a_phrase("没有数", days=9)
    Phrase.objects.update(last_day=today - timedelta(days=32))
    old = a_need("老词", days=9, month=today.replace(year=today.year - 3, day=1)).phrase
    Drained.objects.create(slot=1)

    forget_old_task()
    forget_old_task()

    assert list(Phrase.objects.values_list("text", flat=True)) == ["常问"]
    assert (Phrase.objects.filter(pk=old.pk).exists(), Drained.objects.count()) == (False, 0)
