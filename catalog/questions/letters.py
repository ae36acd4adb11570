"""What the maker is asked, and what the asker is told, each in their own language."""

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog.questions.models import Question
from ground.accounts.models import User
from ground.messages.services import Reach, tell
from sellers.partner.models import Partner
from sellers.partner.runners import runners_of_all


def tell_hers(question: Question) -> None:
    """Whoever runs the shop, and the maker."""
    url = f"{settings.SITE_URL}{reverse('studio-question', args=[question.pk])}"
    runners = runners_of_all(Partner.objects.filter(pk=question.work.shop_id))
    makers = User.objects.filter(Q(artisan=question.work.maker_id), is_active=True)
    for user in {each.pk: each for each in [*runners, *makers]}.values():
        with override(user.language):
            tell(
                kind="question.new",
                key=f"question.new:{question.pk}:{user.pk}",
                reach=Reach(phone=user.phone, email=user.email, language=user.language),
                subject=_("有人问了一个问题"),
                body=_("有人想了解「%(work)s」，问了一个问题，答不答由你：%(url)s")
                % {"work": question.work.title, "url": url},
            )


def tell_asker(question: Question, step: str) -> None:
    """Before the contact is deleted; nobody is told where there is none any more."""
    with override(question.language):
        names = {
            "work": question.work.local_title,
            "answer": question.answer,
            "words": question.hide_words,
            "url": f"{settings.SITE_URL}{question.work.get_absolute_url()}",
        }
        moment = question.hidden_at or question.asked_at
        tell(
            kind=f"question.{step}",
            key=f"question.{step}:{question.pk}:{int(moment.timestamp())}",
            reach=_reach(question),
            subject=_("您问的问题"),
            body=_said(step) % names,
        )


def _reach(question: Question) -> Reach:
    user, language = question.asked_by, question.language
    if user:
        return Reach(phone=user.phone, email=user.email, language=language)
    is_mail = "@" in question.contact
    return Reach(
        phone="" if is_mail else question.contact,
        email=question.contact if is_mail else "",
        language=language,
    )


def _said(step: str) -> str:
    return {
        "answer": _("【巧手】您问的「%(work)s」有了回答：%(answer)s 看看：%(url)s"),
        "decline": _("【巧手】您问的「%(work)s」，作者这次没有回答，谢谢您来问：%(url)s"),
        "hide": _("【巧手】您问「%(work)s」的话没有公开：%(words)s"),
        "show_again": _("【巧手】您问「%(work)s」的话又可以看到了：%(url)s"),
    }[step]
