"""Pages in English: what is there in Chinese alone is marked, so that a Chinese voice reads it."""

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils.translation import override

from sellers.organs.models import Officer
from tests.flows.visitors import signed_in
from tests.programme.doors import DOORS
from tests.programme.people import a_county_officer
from tests.programme.test_isolation import World
from tests.sellers.honours.given import an_honour

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]
HAN, LATIN = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[A-Za-z]")
VOID = {"meta", "link", "input", "img", "br", "hr", "source", "track", "wbr", "col"}
TYPED = {"option", "textarea", "script"}  # what somebody typed, and what one may choose


class Heard(HTMLParser):
    """What is read aloud by the page's own voice, and what is taken away as a file."""

    def __init__(self, page):
        super().__init__()
        self.inside, self.title, self.astray, self.files = [("", "en")], "", [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if tag not in VOID:
            self.inside.append((tag, said.get("lang") or self.inside[-1][1]))
        if "download" in said:
            self.files.append(said["href"])

    def handle_endtag(self, tag):
        while len(self.inside) > 1 and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tag, language = self.inside[-1]
        if tag == "title":
            self.title += data
        elif HAN.search(data) and not language.startswith("zh") and tag not in TYPED:
            self.astray.append(data.strip())

    @property
    def is_called_in_chinese_alone(self):
        return not LATIN.search(self.title.removesuffix("· Qiaoshou"))


def pages_in_english(world):
    """Everybody's own pages of the programme, and of honours and checks, by their names."""
    honour, verifier = an_honour(), a_county_officer(world.county, role=Officer.Role.VERIFIER)
    with override("en"):
        paths = {name: (world.client_of(name), world.path(name)) for name in DOORS}
        for name in ("desk", "desk-women", "desk-queue", "desk-honours", "desk-seen"):
            paths[name] = (signed_in(verifier.user), reverse(name))
        paths["desk-honour"] = (signed_in(verifier.user), reverse("desk-honour", args=[honour.pk]))
    for name, (client, path) in paths.items():
        answer = client.get(path)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            yield name, Heard(answer.content.decode())


def test_in_english_chinese_is_marked_a_title_is_said_and_a_file_is_offered_once():
    pages = dict(pages_in_english(World()))

    assert {name: page.astray for name, page in pages.items() if page.astray} == {}
    assert {name for name, page in pages.items() if page.is_called_in_chinese_alone} == set()
    assert {name for name, page in pages.items() if len(page.files) > len({*page.files})} == set()
    assert len(pages) > 100
