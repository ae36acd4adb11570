"""Versions of rules for tests."""

from datetime import timedelta

from django.utils import timezone

from ground.rules.services import begin_draft, load_first_versions, publish, write_draft
from tests.cast import an_operator

WORDS = {
    "text_zh": "## 新的\n照旧。",
    "text_en": "## New\nAs before.",
    "change_zh": "写短了。",
    "change_en": "Made shorter.",
}


def a_draft(kind="returns", **texts):
    load_first_versions()
    operator = an_operator()
    draft = begin_draft(kind=kind, by=operator)
    return write_draft(version=draft, texts=WORDS | texts, by=operator)


def a_coming(kind="returns", days=8, **texts):
    start = timezone.now() + timedelta(days=days)
    return publish(version=a_draft(kind, **texts), effective_from=start, by=an_operator())
