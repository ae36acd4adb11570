"""She goes: what she asked for is taken back; where she works stays counted."""

from django.db import transaction

from ground.accounts.models import User
from programme.posts.candidacies import withdraw
from programme.posts.models import Alert
from programme.posts.queries import standing_of
from programme.record.queries import known_person
from sellers.artisans.models import Artisan


@transaction.atomic
def leave(*, artisan: Artisan, by: User | None) -> None:
    Alert.objects.filter(by=artisan.user).update(words_zh="", by=None)
    person = known_person(artisan)
    rows = standing_of(person) if person else ()
    for row in rows:
        withdraw(candidacy=row, by=by)
