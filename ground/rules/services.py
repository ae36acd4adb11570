"""Write a version, publish it; what is published stays as it is."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from ground.rules.errors import AnotherIsComing, NotADraft, NothingToSay, NoticeTooShort
from ground.rules.models import NOTICE, Comment, Kind, Version

DATA = Path(__file__).parent / "data"


@transaction.atomic
def load_first_versions() -> int:
    """The texts that came with the product, where a kind has none yet; in force at once."""
    known = set(Version.objects.values_list("kind", flat=True))
    now = timezone.now()
    missing = [kind for kind in Kind if kind not in known]
    for kind in missing:
        texts = {f"text_{name}": (DATA / f"{kind}.{name}.txt").read_text() for name in ("zh", "en")}
        Version.objects.create(kind=kind, number=1, effective_from=now, published_at=now, **texts)
    refresh_public_pages()
    return len(missing)


@transaction.atomic
def begin_draft(*, kind: str, by: User) -> Version:
    """From the latest version; a second time the same draft."""
    latest = Version.objects.filter(kind=kind).order_by("-number").first()
    if latest and latest.published_at is None:
        return latest
    texts = {"text_zh": latest.text_zh, "text_en": latest.text_en} if latest else {}
    try:
        with transaction.atomic():
            number = latest.number + 1 if latest else 1
            draft = Version.objects.create(kind=kind, number=number, **texts)
    except IntegrityError:  # somebody else began it at the same moment
        return Version.objects.get(kind=kind, published_at=None)
    log(instance=draft, action="rules.draft", user=by)
    return draft


@transaction.atomic
def write_draft(*, version: Version, texts: dict[str, Any], by: User) -> Version:
    """Raises NotADraft."""
    if not Version.objects.filter(pk=version.pk, published_at=None).update(**texts):
        raise NotADraft
    log(instance=version, action="rules.write", user=by)
    version.refresh_from_db()
    return version


@transaction.atomic
def publish(*, version: Version, effective_from: datetime, by: User) -> Version:
    """Everybody reads from now on that it comes.

    Raises NothingToSay, NoticeTooShort, AnotherIsComing, NotADraft.
    """
    now = timezone.now()
    said = [version.text_zh, version.text_en]
    is_first = version.number == 1
    if not all([*said, *([] if is_first else [version.change_zh, version.change_en])]):
        raise NothingToSay
    if effective_from < now + NOTICE and not is_first:
        raise NoticeTooShort
    if Version.objects.coming().filter(kind=version.kind).exists():
        raise AnotherIsComing
    if not Version.objects.filter(pk=version.pk, published_at=None).update(
        published_at=now, published_by=by, effective_from=effective_from
    ):
        raise NotADraft
    version.refresh_from_db()
    log(instance=version, action="rules.publish", user=by)
    refresh_public_pages()
    return version


@transaction.atomic
def comment(*, version: Version, text: str) -> Comment | None:
    """None: it holds already, there is nothing to comment on any more."""
    if not Version.objects.coming().filter(pk=version.pk).exists():
        return None
    made = Comment.objects.create(version=version, text=text)
    log(instance=made, action="rules.comment")
    return made
