"""Take down what was asked, forget it in time, and let no one see what is no need."""

from collections import Counter
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from catalog.insight.counting import SLOT, Heard, ended_slots, forget, heard_in
from catalog.insight.errors import HasMoved
from catalog.insight.models import SHOWN_FROM_DAYS, Drained, Need, Phrase
from catalog.insight.reading import Reading, band_of, names_of_people
from ground.accounts.models import User

RARE_KEPT = timedelta(days=31)  # what few ask for
YEARS_KEPT = 2
_DRAINED_KEPT = timedelta(days=2)  # longer than the cache keeps a slot


def take_down_all() -> int:
    """Every slot that has ended; may be knocked at twice, also at once."""
    slots = ended_slots()
    done = set(Drained.objects.filter(slot__in=slots).values_list("slot", flat=True))
    return sum(take_down(slot=slot) for slot in slots if slot not in done)


def take_down(*, slot: int) -> int:
    """Once, whoever comes first; how many questions. Before its commit nothing is forgotten."""
    heard = heard_in(slot)
    if not heard:
        return 0
    with transaction.atomic():
        _row, is_first = Drained.objects.get_or_create(slot=slot)
        if is_first:
            _add(heard, _day_of(slot))
    forget(slot)
    return len(heard) if is_first else 0


def _day_of(slot: int) -> date:
    begun = datetime.fromtimestamp(slot * SLOT, tz=timezone.get_current_timezone())
    return begun.date()


def _add(heard: list[Heard], day: date) -> None:
    people = names_of_people({each.text for each in heard})
    heard = [each for each in heard if each.text not in people]
    phrases = _phrases({each.text for each in heard}, day)
    reading = Reading.now()
    rows = Counter(
        (
            phrases[each.text],
            each.language,
            reading.craft_of(each),
            reading.province_of(each),
            band_of(each),
            each.outcome,
        )
        for each in heard
    )
    for row, times in sorted(rows.items()):
        names = ("phrase_id", "language", "craft", "province", "band", "outcome")
        facts = {"month": day.replace(day=1), **dict(zip(names, row, strict=True))}
        if not Need.objects.filter(**facts).update(times=F("times") + times):
            Need.objects.create(times=times, **facts)


def _phrases(texts: set[str], day: date) -> dict[str, int]:
    """Their rows, locked: two slots taken down at once wait for each other."""
    new = [Phrase(text=text, last_day=day) for text in sorted(texts)]
    Phrase.objects.bulk_create(new, ignore_conflicts=True)
    rows = Phrase.objects.select_for_update().filter(text__in=texts).order_by("pk")
    found = dict(rows.values_list("text", "pk"))
    Phrase.objects.filter(text__in=texts, last_day__lt=day).update(days=F("days") + 1, last_day=day)
    return found


@transaction.atomic
def forget_old() -> int:
    """What few asked goes after a month, every count after two years."""
    today = timezone.localdate()
    rare = Phrase.objects.filter(days__lt=SHOWN_FROM_DAYS, last_day__lt=today - RARE_KEPT)
    number = rare.count()
    rare.delete()
    Need.objects.filter(month__lt=date(today.year - YEARS_KEPT, today.month, 1)).delete()
    Phrase.objects.filter(needs=None, is_hidden=False).delete()
    ended = int((timezone.now() - _DRAINED_KEPT).timestamp()) // SLOT
    Drained.objects.filter(slot__lt=ended).delete()
    return number


@transaction.atomic
def hide(*, phrase: Phrase, by: User) -> None:
    """No cooperative sees it any more. Raises HasMoved."""
    if not Phrase.objects.filter(pk=phrase.pk, is_hidden=False).update(is_hidden=True):
        raise HasMoved
    log(instance=phrase, action="insight.hide", user=by)


@transaction.atomic
def show_again(*, phrase: Phrase, by: User) -> None:
    """Raises HasMoved."""
    if not Phrase.objects.filter(pk=phrase.pk, is_hidden=True).update(is_hidden=False):
        raise HasMoved
    log(instance=phrase, action="insight.show_again", user=by)
