"""The invented market's pages: marked as demo, in both languages, by the demo's editor."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.models import Collection, Locale, Page

from catalog.models import Product
from ground.accounts.models import User
from ground.privacy.models import Consent
from ground.privacy.services import give_consent
from marketplace.demo.market import Market
from shop.pages.kinds import KINDS
from shop.pages.planting import plant

DATA = Path(__file__).parent / "data"


@dataclass
class Writer:
    market: Market
    editor: User
    documents: dict[str, Document] = field(default_factory=dict)

    @cached_property
    def works(self) -> dict[str, Product]:
        keys = {row["sku"]: row["key"] for row in self.market.data["listings"]}
        works = Product.objects.filter(upc__in=keys).for_cards()
        return {keys[work.upc]: work for work in works}

    def picture(self, key: str) -> Any:
        return self.works[key].first_pictures[0].picture if key in self.works else None

    def document(self, name: str) -> Document:
        if name not in self.documents:
            known = Document.objects.filter(title=name).first()
            self.documents[name] = known or self._keep(name)
        return self.documents[name]

    def _keep(self, name: str) -> Document:
        Collection.get_first_root_node() or Collection.add_root(name="Root")
        file = ContentFile((DATA / name).read_bytes(), name)
        return Document.objects.create(title=name, file=file, uploaded_by_user=self.editor)


def load_pages(market: Market, people: dict[str, User]) -> int:
    """How many are new; what is there already stays as it is."""
    plant()
    rows = json.loads((DATA / "pages.json").read_text("utf-8"))
    writer = Writer(market, people["editor"])
    # The last first: a campaign leads to a lesson.
    return sum(_write(row, writer) for row in reversed(rows))


@transaction.atomic
def _write(row: dict[str, Any], writer: Writer) -> bool:
    slug = row.get("slug") or row["craft"]
    chinese, english = (Locale.objects.get(language_code=code) for code in ("zh-hans", "en"))
    parent = Page.objects.get(slug=row["parent"], locale=chinese, depth=3)
    if KINDS[row["kind"]].objects.filter(slug=slug).exists():
        return False
    page = KINDS[row["kind"]](slug=slug, locale=chinese, owner=writer.editor, is_demo=True)
    _say(page, row, "zh", writer)
    parent.add_child(instance=page)
    page.save_revision(user=writer.editor).publish()
    copy = page.copy_for_translation(english)
    _say(copy, row, "en", writer)
    copy.save_revision(user=writer.editor).publish()
    return True


def _say(page: Any, row: dict[str, Any], language: str, writer: Writer) -> None:
    words = row[language]
    page.title = page.draft_title = words["title"]
    page.introduction = words["introduction"]
    page.picture = writer.picture(row["picture"])
    page.picture_alt, page.picture_credit = words["alt"], words["credit"]
    page.body = [_block(kind, value, writer, language) for kind, value in words["body"]]
    facts = {**row.get("facts", {}), **row.get(f"facts_{language}", {}), **words.get("facts", {})}
    for name, value in {**facts, **_when(row), **_about(row, writer)}.items():
        setattr(page, name, value)


def _when(row: dict[str, Any]) -> dict[str, Any]:
    """From nine in the morning of a day to five in the afternoon of another."""
    morning = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)
    hours = {"ends_at": 8}
    return {
        name: morning + timedelta(days=days, hours=hours.get(name, 0))
        for name, days in row.get("days", {}).items()
    }


def _about(row: dict[str, Any], writer: Writer) -> dict[str, Any]:
    about = {"region_id": row.get("region"), "craft_id": row.get("craft")}
    if "maker" in row:
        maker = writer.market.artisans[row["maker"]]
        give_consent(user=maker.user, kind=Consent.Kind.STORY)
        about["maker"] = maker
    return {name: value for name, value in about.items() if value}


def _block(kind: str, value: dict[str, Any], writer: Writer, language: str) -> Any:
    """With rows in the place of keys."""
    value = dict(value)
    if "works" in value:
        value["works"] = [writer.works[key] for key in value["works"] if key in writer.works]
    if "maker" in value:
        value["maker"] = writer.market.artisans[value["maker"]]
    if "picture" in value:
        value["picture"] = writer.picture(value["picture"])
    if "page" in value:
        value["page"] = Page.objects.filter(
            slug=value["page"], locale__language_code="zh-hans"
        ).get()
    if value.pop("video", None):
        value |= {
            "poster": writer.picture("L08"),
            "file": writer.document("window-flower.webm"),
            "captions": writer.document(f"window-flower.{language}.vtt"),
        }
    if "steps" in value:
        value["steps"] = [_block("step", step, writer, language)[1] for step in value["steps"]]
    return kind, value
