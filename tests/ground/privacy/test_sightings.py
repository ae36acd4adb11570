"""Who saw what: rows are only added; the same look of the same day reads as one line."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from ground.privacy.models import Sighting
from ground.privacy.queries import folded, lines_of, sightings_of
from ground.privacy.services import write_sighting
from tests.cast import a_user

pytestmark = pytest.mark.django_db


def lines(about):
    return [
        (row.viewer.name, row.what, row.reason, row.times)
        for row in lines_of(folded(sightings_of(about)))
    ]


def test_the_same_look_of_a_day_is_one_line_with_how_often_and_the_last_time():
    viewer, about = a_user("陈干事"), a_user("彩云")
    for _ in range(3):
        write_sighting(viewer=viewer, about=about, what="credential.view")

    [row] = lines_of(folded(sightings_of(about)))

    assert (row, row.times) == (Sighting.objects.latest("pk"), 3)
    assert Sighting.objects.count() == 3


def test_another_viewer_thing_reason_or_day_is_a_line_of_its_own():
    one, two, about = a_user("陈干事"), a_user("吴干事"), a_user("彩云")
    write_sighting(viewer=one, about=about, what="credential.view")
    Sighting.objects.update(seen_at=timezone.now() - timedelta(days=1))
    write_sighting(viewer=one, about=about, what="credential.view")
    write_sighting(viewer=two, about=about, what="credential.view")
    for reason in ("核对姓名", "核对地区"):
        write_sighting(viewer=one, about=about, what="credential.number", reason=reason)

    assert lines(about) == [
        ("陈干事", "credential.number", "核对地区", 1),
        ("陈干事", "credential.number", "核对姓名", 1),
        ("吴干事", "credential.view", "", 1),
        ("陈干事", "credential.view", "", 1),
        ("陈干事", "credential.view", "", 1),
    ]


def test_lines_are_read_by_stretches_with_one_question(django_assert_num_queries):
    viewer, about = a_user("陈干事"), a_user("彩云")
    for number in range(30):
        write_sighting(viewer=viewer, about=about, what="credential.number", reason=f"看 {number}")

    with django_assert_num_queries(2):
        rows = lines_of(folded(sightings_of(about))[:20])

    assert [row.reason for row in rows] == [f"看 {number}" for number in range(29, 9, -1)]


def test_whatever_is_looked_at_has_words():
    root = Path(__file__).parents[3]
    floors = ("marketplace", "programme", "shop", "catalog", "sellers", "ground")
    files = [path for floor in floors for path in (root / floor).rglob("*.py")]
    known = {
        what
        for path in files
        for what in re.findall(r'write_sighting\([^)]*?"([a-z]+\.[a-z]+)"', path.read_text())
    }

    told = {what: render_to_string("desk/_what.html", {"row": {"what": what}}) for what in known}

    assert {"payout.file", "order.return", "credential.number"} <= known
    assert [what for what, words in told.items() if what in words] == []
