"""What she and who keeps a post are told. No message says whom a post is for."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.accounts.models import User
from ground.messages.services import Reach, tell
from programme.posts.models import Alert, Candidacy, Post


def tell_her(row: Candidacy, step: str) -> None:
    """`step`: accepted, refused, taken, fell, ended."""
    user = row.person.artisan.user if row.person.artisan else None
    if user is None:
        return
    with override(user.language):
        names = {
            "post": row.post.title,
            "employer": row.post.employer,
            "answer": row.answer_zh,
            "day": row.spell.began_on if row.spell else "",
            "url": f"{settings.SITE_URL}{reverse('studio-posts')}",
        }
        _tell(user, step, row.pk, _said_to_her(step) % names)


def _said_to_her(step: str) -> str:
    return {
        "accepted": _("【巧手】「%(post)s」说好了，%(employer)s请你去做：%(answer)s"),
        "refused": _("【巧手】「%(post)s」这次没有成：%(answer)s 还有别的：%(url)s"),
        "taken": _("【巧手】「%(post)s」记下了，你从 %(day)s 起在做。谁要你交钱都别交。"),
        "fell": _("【巧手】「%(post)s」记成了没有做成：%(answer)s 不对请告诉县残联。"),
        "ended": _("【巧手】「%(post)s」不招人了。还有别的：%(url)s"),
    }[step]


def tell_keeper(row: Candidacy, step: str) -> None:
    """`step`: asked, withdrawn. Without her name: it is read behind the door."""
    user = row.post.made_by
    with override(user.language):
        said = {
            "asked": _("【巧手】有人想做「%(post)s」，请答复：%(url)s"),
            "withdrawn": _("【巧手】想做「%(post)s」的一个人不来了：%(url)s"),
        }[step]
        names = {"post": row.post.title, "url": f"{settings.SITE_URL}{page_of_keeper(row.post)}"}
        _tell(user, step, row.pk, said % names)


def page_of_keeper(post: Post) -> str:
    if post.cooperative_id:
        return reverse("coop-post", args=[post.cooperative_id, post.pk])
    return reverse("desk-posts-one", args=[post.pk])


def tell_settled(alert: Alert) -> None:
    user = alert.by
    if user is None:
        return
    with override(user.language):
        said = {
            Alert.Outcome.KEPT: _(
                "【巧手】你说的「%(post)s」看过了，没有看出不对。谢谢你告诉我们。"
            ),
            Alert.Outcome.STOPPED: _("【巧手】你说的「%(post)s」停掉了。谢谢你告诉我们。"),
        }[Alert.Outcome(alert.outcome)]
        _tell(user, "alert", alert.pk, said % {"post": alert.post.title})


def tell_stopped(post: Post) -> None:
    """Who keeps it: an officer stopped it, and why."""
    user = post.made_by
    with override(user.language):
        said = _("【巧手】岗位「%(post)s」停掉了。原因：%(reason)s")
        _tell(user, "stopped", post.pk, said % {"post": post.title, "reason": post.reason})


def _tell(user: User, step: str, number: int, body: str) -> None:
    if not user.is_active:
        return
    reach = Reach(phone=user.phone, email=user.email, language=user.language)
    kind = f"posts.{step}"
    tell(kind=kind, key=f"{kind}:{number}", reach=reach, subject=_("岗位"), body=body)
