"""Closing an account: what the law asks us to keep stays, and says no longer whose it was."""

from allauth.account.models import EmailAddress
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from oscar.apps.address.models import UserAddress
from oscar.apps.basket.models import Basket
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from catalog.consents import leave_cooperative
from catalog.drafts import leave_drafts
from catalog.questions.services import forget_asker
from catalog.questions.voice import forget_spoken
from ground.accounts.models import User
from ground.messages.services import forget
from ground.pagecache.services import refresh_public_pages
from marketplace.account.errors import LastKeeper, MembersOwe, MoneyOwed, OrdersOpen
from marketplace.account.queries import open_parts
from programme.competitions.entering import leave as leave_competitions
from programme.competitions.showing import leave as leave_exhibitions
from programme.finance.leaving import leave as leave_finance
from programme.pairing.services import leave as leave_pairings
from programme.posts.leaving import leave as leave_posts
from programme.record.services import forget_artisan as forget_person
from programme.survey.answering import leave as leave_survey
from programme.survey.services import stop_surveying
from programme.training.leaving import leave_teaching, leave_training
from sellers.artisans.models import Artisan, HelperGrant
from sellers.cooperatives.models import Cooperative, Keeper, Membership
from sellers.cooperatives.queries import memberships_of
from sellers.cooperatives.services import take_back
from sellers.honours.services import leave as leave_honours
from sellers.ledger.queries import owed_to_shop
from sellers.organs.models import Officer
from sellers.partner.models import Partner
from sellers.partner.outlets import forget_outlets
from sellers.sharing.queries import owed_to_member
from sellers.verification.services import leave
from sellers.withholdings.services import leave as leave_withholdings
from shop.documents.forgetting import forget_where_sent
from shop.documents.models import InvoiceRequest
from shop.order.forgetting import forget_gifts_of
from shop.order.models import Order
from shop.payouts.forgetting import close_accounts, on_its_way
from shop.returns.forgetting import forget_photos
from shop.reviews.forgetting import forget_signatures


@transaction.atomic
def delete_account(*, user: User) -> None:
    """Orders stay for the books (three years and more: E-Commerce Law art. 31), with the address
    that they were sent to; the person behind them goes.

    Raises OrdersOpen, MoneyOwed, MembersOwe, LastKeeper, and then nothing has moved.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    refuse_if_needed(user)
    leave_drafts(user=user)
    forget_photos(of=user)
    _forget_voice(user)
    shops = list(Partner.objects.filter(artisan__user=user))
    _leave_cooperatives(user)
    _close_shop(user)
    close_accounts(shops=shops)
    hers = InvoiceRequest.objects.filter(seller_order__order__user=user)
    forget_where_sent(requests=hers)
    _let_orders_go(user)
    Basket.objects.filter(owner=user, status__in=Basket.editable_statuses).delete()
    Basket.objects.filter(owner=user).update(owner=None)
    UserAddress.objects.filter(user_id=user.pk).delete()
    EmailAddress.objects.filter(user=user).delete()
    forget(recipients=[user.phone, user.email])
    _empty(user)
    log(instance=user, action="account.delete", user=user)


def _forget_voice(user: User) -> None:
    """What she said in public stays, and says no longer who said it."""
    forget_signatures(of=user)
    forget_asker(of=user)
    forget_spoken(of=user)


def refuse_if_needed(user: User) -> None:
    """Raises what delete_account would."""
    for shop in Partner.objects.filter(artisan__user=user):
        if open_parts().filter(shop=shop).exists():
            raise OrdersOpen(shop.pk)
        owed = max(0, owed_to_shop(shop.pk)) + on_its_way([shop])
        if owed > 0:
            raise MoneyOwed(owed)
    if (fen := owed_to_member(user)) > 0:
        raise MembersOwe(fen)
    led = Keeper.objects.filter(user=user, role=Keeper.Role.LEAD).values("cooperative")
    others = Q(keepers__role=Keeper.Role.LEAD) & ~Q(keepers__user=user)
    counted = Cooperative.objects.filter(pk__in=led).annotate(leads=Count("keepers", others))
    if counted.filter(leads=0).exists():
        raise LastKeeper


def _close_shop(user: User) -> None:
    """The shop's name stays on the orders it filled; its maker's story was hers."""
    for artisan in Artisan.objects.filter(user=user):
        leave(artisan=artisan)
        leave_honours(artisan=artisan)
        leave_training(artisan=artisan, by=user)
        _leave_measures(artisan, user)
    leave_teaching(user=user)
    HelperGrant.objects.filter(helper=user, ended_at=None).update(ended_at=timezone.now())
    Officer.objects.filter(user=user).update(is_active=False)
    stop_surveying(user=user)
    Keeper.objects.filter(user=user).delete()
    for shop in Partner.objects.filter(artisan__user=user):
        forget_outlets(shop=shop)
    Partner.objects.filter(artisan__user=user).update(
        is_open=False, opens_after=False, words_changed=True
    )
    for artisan in Artisan.objects.filter(user=user):
        for name in ("name_en", "place_zh", "place_en", "story_zh", "story_en"):
            setattr(artisan, name, "")
        artisan.name_zh, artisan.slug = "已注销", f"gone-{artisan.pk}"
        artisan.user = artisan.portrait = None
        artisan.is_public, artisan.words_changed = False, True
        artisan.save()
    refresh_public_pages()


def _leave_measures(artisan: Artisan, user: User) -> None:
    """What counted stays counted, and says no longer who it was."""
    leave_competitions(artisan=artisan, by=user)
    leave_exhibitions(artisan=artisan, by=user)
    leave_pairings(artisan=artisan, by=user)
    leave_posts(artisan=artisan, by=user)
    leave_survey(artisan=artisan)
    leave_finance(artisan=artisan)
    leave_withholdings(artisan=artisan)
    forget_person(artisan=artisan)


def _leave_cooperatives(user: User) -> None:
    """Who only asked, or was asked, is no more; what she made leaves their shops."""
    for membership in memberships_of(user):
        if membership.state == Membership.State.MEMBER:
            leave_cooperative(membership=membership, by=user)
        else:
            take_back(membership=membership, state=membership.state, by=user)


def _let_orders_go(user: User) -> None:
    """Who still waits for a parcel is told of it as a guest is, until it has come."""
    forget_gifts_of(buyer=user)
    hers = Order.objects.filter(user=user)
    waiting = hers.filter(pk__in=open_parts().values("order"))
    waiting.update(guest_phone=user.phone, guest_email=user.email)
    hers.update(user=None)


def _empty(user: User) -> None:
    user.phone = f"gone-{user.pk}"  # unique, and no phone: the number is free for a new account
    user.phone_verified = user.is_active = user.is_staff = user.is_superuser = False
    user.name = user.first_name = user.last_name = user.email = ""
    user.groups.clear()
    user.user_permissions.clear()
    user.set_unusable_password()  # a new random one: every session of hers ends
    user.save()
    kind = ContentType.objects.get_for_model(User)
    rows = ModelLogEntry.objects.filter(content_type=kind, object_id=str(user.pk))
    rows.update(label=str(user))
