"""What members and leads tell each other by their presses."""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.accounts.models import User
from ground.messages.services import Reach, tell
from sellers.cooperatives.models import Cooperative, Grant, Keeper, Membership


def tell_invited(membership: Membership) -> None:
    def words() -> str:
        return _("【巧手】%(name)s 请你加入。答应不答应，都在这里说：%(url)s") % {
            "name": membership.cooperative,
            "url": _hers(),
        }

    _tell_her(membership, "invite", words)


def tell_asked(membership: Membership) -> None:
    def words() -> str:
        return _("【巧手】%(who)s 想加入%(name)s。请在这里回答她：%(url)s") % _facts(membership)

    _tell_leads(membership, "ask", words)


def tell_answered(membership: Membership, *, takes: bool, by_her: bool) -> None:
    """Whoever asked hears the answer."""

    def to_leads() -> str:
        yes, no = (
            _("【巧手】%(who)s 加入了%(name)s：%(url)s"),
            _("【巧手】%(who)s 这次不加入%(name)s。"),
        )
        return (yes if takes else no) % _facts(membership)

    def to_her() -> str:
        yes = _("【巧手】%(name)s 答应了，你是成员了。让它做什么，你自己定：%(url)s")
        no = _("【巧手】%(name)s 这次没有答应。你还可以问别的合作社：%(url)s")
        return (yes if takes else no) % {"name": membership.cooperative, "url": _hers()}

    if by_her:
        _tell_leads(membership, "answer", to_leads)
    else:
        _tell_her(membership, "answer", to_her)


def tell_left(membership: Membership) -> None:
    def words() -> str:
        return _(
            "【巧手】%(who)s 退出了%(name)s。欠她的钱、她手里的活，请看一下：%(url)s"
        ) % _facts(membership)

    _tell_leads(membership, "leave", words)


def tell_removed(membership: Membership) -> None:
    def words() -> str:
        return _("【巧手】你不再是%(name)s的成员了。它欠你的钱照样要给你：%(url)s") % {
            "name": membership.cooperative,
            "url": f"{settings.SITE_URL}{reverse('studio-shares')}",
        }

    _tell_her(membership, "remove", words)


def tell_granted(grant: Grant, *, is_given: bool) -> None:
    def words() -> str:
        facts = _facts(grant.membership) | {"what": grant.get_kind_display()}
        yes = _("【巧手】%(who)s 同意%(name)s：%(what)s。%(url)s")
        no = _("【巧手】%(who)s 收回了同意：%(what)s。从现在起不能再做。%(url)s")
        return (yes if is_given else no) % facts

    _tell_leads(grant.membership, f"grant:{grant.pk}:{is_given}", words)


def tell_keeper(keeper: Keeper) -> None:
    with override(keeper.user.language):
        body = _("【巧手】你在%(name)s的分工是：%(role)s。%(url)s") % {
            "name": keeper.cooperative,
            "role": keeper.get_role_display(),
            "url": f"{settings.SITE_URL}{reverse('studio')}",
        }
    _tell(keeper.user, f"keeper:{keeper.pk}:{keeper.role}:{timezone.now().isoformat()}", body)


def leads_of(cooperative: Cooperative) -> list[User]:
    leads = cooperative.keepers.filter(role=Keeper.Role.LEAD, user__is_active=True)
    return [keeper.user for keeper in leads.select_related("user")]


def _facts(membership: Membership) -> dict[str, object]:
    place = reverse("coop-members", args=[membership.cooperative_id])
    return {
        "who": membership.artisan.name,
        "name": membership.cooperative,
        "url": f"{settings.SITE_URL}{place}",
    }


def _hers() -> str:
    return f"{settings.SITE_URL}{reverse('studio-cooperatives')}"


def _tell_her(membership: Membership, step: str, words: Callable[[], str]) -> None:
    user = membership.artisan.user
    if user is not None:
        with override(user.language):
            body = words()
        _tell(user, f"{step}:{membership.pk}", body)


def _tell_leads(membership: Membership, step: str, words: Callable[[], str]) -> None:
    for user in leads_of(membership.cooperative):
        with override(user.language):
            body = words()
        _tell(user, f"{step}:{membership.pk}:{user.pk}", body)


def _tell(user: User, key: str, body: str) -> None:
    kind = f"coop.{key.partition(':')[0]}"
    reach = Reach(phone=user.phone, language=user.language)
    tell(kind=kind, key=f"coop.{key}", reach=reach, body=body)
