"""The pages of editors: to be used by everyone."""

import pytest

from tests.browser.page_visits import PAGES
from tests.browser.test_access import examine, faults_in_the_dark, page

pytestmark = pytest.mark.browser
__all__ = ["page"]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_can_be_used_by_everyone(page, market, prefix, path):
    answer = page.goto(f"{market.url}{prefix}{path}")

    assert answer.status == 200
    examine(page)
    assert prefix or faults_in_the_dark(page) == {}  # colours are the same in each language


def test_a_video_has_captions_and_words_to_read(page, market):
    page.goto(f"{market.url}/lessons/fold-and-cut/")

    assert page.get_attribute("video track", "kind") == "captions"
    page.click(".transcript summary")
    assert page.is_visible(".transcript .prose")
