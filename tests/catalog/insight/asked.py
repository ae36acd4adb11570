"""What was asked for, as if the worker had taken it down."""

from django.utils import timezone

from catalog.insight.models import Need, Phrase

BROWSER = {"User-Agent": "Mozilla/5.0 (Linux; Android 13) Chrome/120 Mobile"}


def ask(client, q, path="/works/", agent=None, **query):
    headers = BROWSER if agent is None else {"User-Agent": agent}
    return client.get(path, {"q": q, **query}, headers=headers)


def a_phrase(text="竹编灯罩", days=3, **fields):
    fields.setdefault("last_day", timezone.localdate())
    return Phrase.objects.create(text=text, days=days, **fields)


def a_need(text="竹编灯罩", times=5, days=3, **fields):
    phrase = Phrase.objects.filter(text=text).first() or a_phrase(text, days)
    fields.setdefault("month", timezone.localdate().replace(day=1))
    facts = {"language": "zh-hans", "outcome": "nothing"} | fields
    return Need.objects.create(phrase=phrase, times=times, **facts)


def counted():
    """What is kept, without its month."""
    names = ("phrase__text", "language", "craft", "province", "band", "outcome", "times")
    return sorted(Need.objects.values_list(*names))
