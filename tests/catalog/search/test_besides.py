import pytest

from catalog.search.forms import Asked
from catalog.search.queries import Listing
from tests.cast import a_work
from tests.catalog.search.listing import indexed

pytestmark = pytest.mark.usefixtures("empty_index")


def titles(works):
    return [work.title for work in works]


@pytest.fixture
def four():
    names = ("牡丹手包", "莲花手包", "牡丹围巾", "老虎童帽")
    return indexed(*(a_work(title=name, title_en="") for name in names))


def test_few_answers_are_followed_by_works_that_share_most_of_the_words(four):
    listing = Listing(Asked(q="牡丹 手包"), 0)

    assert titles(listing.works) == ["牡丹手包"]
    assert titles(listing.besides) == ["莲花手包", "牡丹围巾"]


def test_what_follows_is_not_counted_among_the_answers(four):
    assert Listing(Asked(q="牡丹 手包"), 0).number == 1


def test_nothing_follows_where_one_word_or_exactly_the_words_were_asked_for(four):
    assert Listing(Asked(q="围巾"), 0).besides == []
    assert Listing(Asked(q="牡丹 手包", exact="1"), 0).besides == []


def test_what_follows_fits_the_filters_too(four):
    work = four[1]
    work.price_fen = 999_00
    work.save()

    listing = Listing(Asked(q="牡丹 手包", max=500), 0)

    assert "莲花手包" not in titles(listing.besides)
