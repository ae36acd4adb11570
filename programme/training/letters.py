"""What she and her teachers are told. No message says who the course is for."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import Reach, tell
from programme.record.models import Person
from programme.training.models import Enrolment, Trainer


def reach_of(person: Person) -> Reach | None:
    """By her account, else by the phone that she gave to the officer."""
    user = person.artisan.user if person.artisan else None
    if user:
        return Reach(phone=user.phone, email=user.email, language=user.language)
    return Reach(phone=person.phone) if person.phone else None


def tell_her(row: Enrolment, step: str) -> None:
    """`step`: enrolled, waiting, moved_up, withdraw, no_place, cancel, access, finish, unfinish,
    revoke.
    """
    reach = reach_of(row.person)
    if reach is None:
        return
    with override(reach.language):
        tell(
            kind=f"training.{step}",
            key=f"training.{step}:{row.pk}",
            reach=reach,
            subject=_("你的培训"),
            body=_said(step) % _names(row),
        )


def _said(step: str) -> str:
    return {
        "enrolled": _("【巧手】「%(course)s」报上名了。%(day)s 开始，在%(site)s。%(url)s"),
        "waiting": _("【巧手】「%(course)s」名额满了，你在排队。有空位马上告诉你。%(url)s"),
        "moved_up": _(
            "【巧手】有空位了，「%(course)s」轮到你了。%(day)s 开始，在%(site)s。%(url)s"
        ),
        "withdraw": _("【巧手】「%(course)s」你已经退出了。想再学，随时可以再报。"),
        "no_place": _("【巧手】「%(course)s」这一期没有空位了。下一期欢迎你再报。"),
        "cancel": _("【巧手】「%(course)s」这一期不办了。原因：%(why)s"),
        "access": _("【巧手】你为「%(course)s」提的要求有答复了：%(answer)s"),
        "finish": _("【巧手】祝贺你学完「%(course)s」。结业证在这里：%(url)s"),
        "unfinish": _("【巧手】「%(course)s」这次没有学完。原因：%(reason)s 下次还可以来。"),
        "revoke": _("【巧手】「%(course)s」的结业证弄错了，已经收回。请问办培训的单位。"),
    }[step]


def _names(row: Enrolment) -> dict[str, str]:
    run = row.run
    has_studio = bool(row.person.artisan)
    return {
        "course": run.course.name,
        "site": run.site.name,
        "day": date_format(run.begins_on, "DATE_FORMAT"),
        "why": run.reason,
        "answer": row.access_answer,
        "reason": row.reason,
        "url": f"{settings.SITE_URL}{reverse('studio-training')}" if has_studio else "",
    }


def tell_trainer(trainer: Trainer) -> None:
    user = trainer.user
    with override(user.language):
        said = _("【巧手】请你在「%(site)s」讲课，到 %(day)s。你的学员在这里：%(url)s")
        names = {
            "site": trainer.site.name,
            "day": date_format(trainer.until, "DATE_FORMAT"),
            "url": f"{settings.SITE_URL}{reverse('teaching')}",
        }
        tell(
            kind="training.trainer",
            key=f"training.trainer:{trainer.pk}:{trainer.until}",
            reach=Reach(phone=user.phone, email=user.email, language=user.language),
            subject=_("请你讲课"),
            body=said % names,
        )
