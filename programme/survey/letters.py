"""What people are told: she of an answer kept in her name, a surveyor of her place, an organ."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.accounts.models import User
from ground.messages.services import Reach, tell
from ground.regions.queries import path_of
from programme.survey.models import ResourceRequest, Response, Surveyor
from sellers.organs.models import Officer


def _reach(user: User) -> Reach:
    return Reach(phone=user.phone, email=user.email, language=user.language)


def tell_kept(response: Response) -> None:
    """Another wrote her answers down: she may look, and take them back."""
    person = response.person
    user = person.artisan.user if person and person.artisan else None
    if user is None:
        return
    with override(user.language):
        names = {
            "round": response.round.name,
            "url": f"{settings.SITE_URL}{reverse('studio-survey')}",
        }
        tell(
            kind="survey.kept",
            key=f"survey.kept:{response.pk}",
            reach=_reach(user),
            subject=_("摸底调查"),
            body=_("【巧手】「%(round)s」记下了你的回答。不同意，可以收回：%(url)s") % names,
        )


def tell_surveyor(surveyor: Surveyor) -> None:
    user = surveyor.user
    with override(user.language):
        names = {
            "organ": surveyor.organ.name,
            "place": path_of(surveyor.region),
            "day": surveyor.until.isoformat(),
            "url": f"{settings.SITE_URL}{reverse('desk-surveying')}",
        }
        said = _("【巧手】%(organ)s请你在%(place)s做摸底调查，到 %(day)s：%(url)s")
        tell(
            kind="survey.surveyor",
            key=f"survey.surveyor:{surveyor.pk}",
            reach=_reach(user),
            subject=_("请你做摸底调查"),
            body=said % names,
        )


def tell_end(surveyor: Surveyor) -> None:
    user = surveyor.user
    with override(user.language):
        tell(
            kind="survey.surveyor_end",
            key=f"survey.surveyor_end:{surveyor.pk}",
            reach=_reach(user),
            subject=_("摸底调查"),
            body=_("【巧手】%(organ)s请你做的摸底调查到此为止，谢谢你。")
            % {"organ": surveyor.organ.name},
        )


def tell_answer(request: ResourceRequest) -> None:
    """Whoever works at the organ now: who asked may have moved on."""
    officers = Officer.objects.filter(organ=request.organ, is_active=True)
    for officer in officers.exclude(role=Officer.Role.AUDITOR).select_related("user"):
        with override(officer.user.language):
            said = {
                "granted": _("【巧手】你们要的「%(what)s」给了。%(answer)s %(url)s"),
                "refused": _("【巧手】你们要的「%(what)s」没有给。原因：%(answer)s %(url)s"),
            }[request.state]
            page = reverse("desk-survey-request", args=[request.pk])
            names = {
                "what": request.what,
                "answer": request.answer,
                "url": f"{settings.SITE_URL}{page}",
            }
            tell(
                kind=f"survey.request_{request.state}",
                key=f"survey.request:{request.pk}:{request.state}:{officer.pk}",
                reach=_reach(officer.user),
                subject=_("要人、要钱、要物"),
                body=said % names,
            )
