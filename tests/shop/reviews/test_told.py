"""Search engines are told of stars and words as the pages show them."""

import pytest

from tests.cast import a_work
from tests.catalog.schema_org import faults_of
from tests.catalog.test_structured import blocks
from tests.shop.reviews.said import a_line, a_review

pytestmark = pytest.mark.django_db


def test_the_work_tells_its_stars_and_its_page_of_reviews_the_words(client):
    work = a_work(pieces=20)
    a_review(a_line(work), stars=4, words="做得很细。")
    a_review(a_line(work), stars=5, words="</script>好看")

    own = blocks(client, work.get_absolute_url())["Product"]
    of_reviews = blocks(client, f"/works/{work.slug}-{work.pk}/reviews/")["Product"]

    assert [faults_of(own), faults_of(of_reviews)] == [[], []]
    assert own["aggregateRating"] == of_reviews["aggregateRating"]
    assert (own["aggregateRating"]["ratingValue"], own["aggregateRating"]["reviewCount"]) == (
        "4.5",
        2,
    )
    assert [(it["reviewBody"], it["author"]["name"]) for it in of_reviews["review"]] == [
        ("</script>好看", "王**"),
        ("做得很细。", "王**"),
    ]


def test_a_work_without_reviews_tells_none(client):
    work = a_work()

    assert "aggregateRating" not in blocks(client, work.get_absolute_url())["Product"]
    assert blocks(client, f"/works/{work.slug}-{work.pk}/reviews/") == {}
