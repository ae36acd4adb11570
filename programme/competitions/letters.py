"""What she, and a judge, are told; the words carry no marks and no one else's name."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.accounts.models import User
from ground.messages.services import Reach, tell
from programme.competitions.models import Entry, Judge, Lot, Objection
from programme.record.models import Person


def _reach(person: Person) -> Reach:
    user = person.artisan.user if person.artisan else None
    return reach_of(user) if user else Reach(phone=person.phone)


def reach_of(user: User) -> Reach:
    return Reach(phone=user.phone, email=user.email, language=user.language)


def _write(reach: Reach, kind: str, key: str, body: str) -> None:
    tell(kind=kind, key=f"{kind}:{key}", reach=reach, subject=_("比赛"), body=body)


def tell_entrant(entry: Entry, step: str, key: str = "") -> None:
    """`step`: entered, withdrawn, notice, final, recommended. Told once for each `key`."""
    reach = _reach(entry.person)
    with override(reach.language):
        said = {
            "entered": _("【巧手】你报上了「%(name)s」的%(event)s。%(day)s 在%(place)s。"),
            "withdrawn": _("【巧手】你退出了「%(name)s」的%(event)s。想再报，请找残联。"),
            "notice": _(
                "【巧手】「%(name)s」的结果在公示。你是 %(number)s 号。有话要说，%(until)s 以前说。"
            ),
            "final": _("【巧手】「%(name)s」的结果定了。你的%(event)s是第 %(rank)s 名。"),
            "recommended": _("【巧手】你在「%(name)s」的成绩好，我们推荐了你评荣誉。"),
        }[step]
        competition = entry.event.competition
        names = {
            "name": competition.name,
            "event": entry.event.name,
            "day": competition.held_on,
            "place": competition.place_zh,
            "number": entry.start_number,
            "rank": entry.place,
            "until": competition.notice_until,
        }
        _write(reach, f"competition.{step}", f"{entry.pk}{key}", said % names)


def tell_judge(judge: Judge) -> None:
    reach = reach_of(judge.user)
    with override(reach.language):
        body = _("【巧手】请你当「%(name)s」的评委。评分在这里：%(url)s") % {
            "name": judge.competition.name,
            "url": f"{settings.SITE_URL}{reverse('judging')}",
        }
        _write(reach, "competition.judge", str(judge.pk), body)


def tell_answer(objection: Objection) -> None:
    """Only to who raised it by herself; what came on paper is answered on paper."""
    user = objection.raised_by
    if objection.entry is None or user is None:
        return
    with override(user.language):
        body = _("【巧手】你对「%(name)s」说的话，有答复了：%(answer)s") % {
            "name": objection.competition.name,
            "answer": objection.answer,
        }
        _write(reach_of(user), "competition.answer", str(objection.pk), body)


def tell_maker(lot: Lot) -> None:
    """Chosen, with its number, or not."""
    reach = _reach(lot.person)
    with override(reach.language):
        chosen = _("【巧手】你的「%(title)s」选上了「%(name)s」，是 %(number)s 号展品。")
        not_chosen = _("【巧手】你的「%(title)s」这次没有选上「%(name)s」，谢谢你。")
        names = {"title": lot.title_zh, "name": lot.exhibition.name, "number": lot.number}
        _write(reach, "exhibition.lot", str(lot.pk), (chosen if lot.number else not_chosen) % names)
