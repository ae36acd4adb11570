"""Who may help an artisan, with what and until when."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.messages.services import Reach, tell
from ground.pagecache.services import refresh_public_pages
from ground.privacy.errors import NotAgreed
from ground.privacy.models import Consent
from ground.privacy.queries import agrees
from ground.regions.models import Division
from sellers.artisans.errors import HelpsAlready, HelpsHerself, NotOfferedAnyMore
from sellers.artisans.models import About, Artisan, HelperAct, HelperGrant, Scope


@transaction.atomic
def ask_helper(
    *, artisan: Artisan, phone: str, scopes: list[Scope], until: date, by: User
) -> HelperGrant:
    """Ask whoever has this phone. Raises HelpsHerself, HelpsAlready, NotAgreed."""
    if artisan.user is None or artisan.user.phone == phone:
        raise HelpsHerself
    if not agrees(artisan.user, Consent.Kind.HELPER):
        raise NotAgreed
    _close_past(artisan)
    terms = {**_allowing(scopes), "until": until, "granted_by": by}
    grant, is_new = HelperGrant.objects.get_or_create(
        artisan=artisan, phone=phone, ended_at=None, defaults=terms
    )
    if not is_new:
        raise HelpsAlready
    log(instance=grant, action="helper.ask", user=by)
    _tell_asked(grant)
    if by != artisan.user:
        _tell_artisan(grant)
    return grant


def _allowing(scopes: list[Scope]) -> dict[str, bool]:
    return {
        "may_list": Scope.WORKS in scopes,
        "may_order": Scope.ORDERS in scopes,
        "may_message": Scope.MESSAGES in scopes,
        "may_learn": Scope.LEARNING in scopes,
    }


def _close_past(artisan: Artisan) -> None:
    """A grant past its date is over, and makes room for a new one."""
    past = HelperGrant.objects.filter(artisan=artisan, ended_at=None)
    past.filter(until__lt=timezone.localdate()).update(ended_at=timezone.now())


def _tell_asked(grant: HelperGrant) -> None:
    known = User.objects.filter(phone=grant.phone).first()
    language = known.language if known else "zh-hans"
    with override(language):
        body = _("【巧手】%(name)s 请你帮忙打理她的店。登录后就能答应或不答应：%(url)s") % {
            "name": grant.artisan.name,
            "url": f"{settings.SITE_URL}{reverse('studio-helping')}",
        }
    reach = Reach(phone=grant.phone, language=language)
    tell(kind="helper.asked", key=f"helper.asked:{grant.pk}", reach=reach, body=body)


def _tell_artisan(grant: HelperGrant) -> None:
    """Others asked for her: she hears of it, and can end it."""
    artisan = grant.artisan.user
    if artisan is None:
        return
    with override(artisan.language):
        body = _("【巧手】%(name)s 替你请了一个帮办人。不想要，在这里按一下就停：%(url)s") % {
            "name": grant.granted_by,
            "url": f"{settings.SITE_URL}{reverse('studio-helpers')}",
        }
    reach = Reach(phone=artisan.phone, language=artisan.language)
    tell(kind="helper.asked_for", key=f"helper.asked_for:{grant.pk}", reach=reach, body=body)


@transaction.atomic
def answer_offer(*, grant: HelperGrant, user: User, takes: bool) -> None:
    """Yes or no, by whoever has the phone that was asked. Raises NotOfferedAnyMore."""
    offered = HelperGrant.objects.open().filter(pk=grant.pk, helper=None, phone=user.phone)
    now = timezone.now()
    if not offered.update(**({"helper": user, "accepted_at": now} if takes else {"ended_at": now})):
        raise NotOfferedAnyMore
    log(instance=grant, action="helper.accept" if takes else "helper.refuse", user=user)
    _tell_answer(grant, user, takes)


def _tell_answer(grant: HelperGrant, helper: User, takes: bool) -> None:
    artisan = grant.artisan.user
    if artisan is None:
        return
    with override(artisan.language):
        yes = _("【巧手】%(name)s 答应帮你了。她做的每一件事，你都看得到，随时可以停。")
        no = _("【巧手】%(name)s 这次帮不了你。")
        body = (yes if takes else no) % {"name": helper}
    reach = Reach(phone=artisan.phone, language=artisan.language)
    tell(kind="helper.answer", key=f"helper.answer:{grant.pk}", reach=reach, body=body)


@transaction.atomic
def end_help(*, grant: HelperGrant, by: User) -> bool:
    """At once, by either of them. False: it was over already."""
    if not HelperGrant.objects.filter(pk=grant.pk, ended_at=None).update(ended_at=timezone.now()):
        return False
    log(instance=grant, action="helper.end", user=by)
    return True


@transaction.atomic
def end_all_help(*, artisan: Artisan, by: User) -> int:
    """She takes back her consent: nobody acts for her any more."""
    grants = list(HelperGrant.objects.filter(artisan=artisan, ended_at=None))
    return sum(end_help(grant=grant, by=by) for grant in grants)


@transaction.atomic
def let_publish(*, grant: HelperGrant, may_publish: bool, by: User) -> bool:
    """Whether what this helper typed needs her nod first. False: it is so already."""
    rows = HelperGrant.objects.filter(pk=grant.pk, ended_at=None).exclude(may_publish=may_publish)
    if not rows.update(may_publish=may_publish):
        return False
    data = {"may_publish": may_publish}
    log(instance=grant, action="helper.publish", user=by, data=data)
    return True


def write_act(*, grant: HelperGrant, what: str, at: str, about: About) -> None:
    facts = {"about": about.name[:200], "page": about.page, "object_id": about.number}
    HelperAct.objects.create(grant=grant, what=what or at, url_name=at, **facts)


def close_page(*, page: str, number: int) -> None:
    """What it showed is gone for good: no act leads there any more."""
    HelperAct.objects.filter(page=page, object_id=number).update(page="")


@transaction.atomic
def live_elsewhere(*, artisan: Artisan, region: Division, special: str, place_zh: str) -> None:
    """Where she lives from now on; where her shop's parcels leave from is the shop's own."""
    told = {"place_zh": place_zh or region.name_zh, "place_en": ""}
    rows = Artisan.objects.filter(pk=artisan.pk)
    rows.update(region=region, special=special, words_changed=True, **told)
    refresh_public_pages()
