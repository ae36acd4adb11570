"""Her answer, spoken: kept sealed until she or her helper has written it down."""

from typing import BinaryIO

from django.db import transaction
from wagtail.log_actions import log

from catalog.questions.errors import HasMoved
from catalog.questions.models import Question
from catalog.voice import MOST_BYTES, kind_of
from ground.accounts.models import User
from ground.privacy.models import PrivateFile
from ground.privacy.services import destroy_file, keep_file


@transaction.atomic
def keep_spoken(*, question: Question, file: BinaryIO, owner: User, by: User) -> PrivateFile:
    """A newer one takes the older one's place. Raises NoteRefused, HasMoved."""
    data = file.read(MOST_BYTES + 1)
    kind = kind_of(data)
    older = question.voice
    note = keep_file(data=data, kind=PrivateFile.Kind.VOICE, content_type=kind, owner=owner)
    open_ones = Question.objects.filter(pk=question.pk, state=Question.State.WAITING)
    if not open_ones.filter(voice=older).update(voice=note):
        raise HasMoved
    if older:
        destroy_file(older)
    question.refresh_from_db()
    log(instance=question, action="question.speak", user=by)
    return note


@transaction.atomic
def forget_spoken(*, of: User) -> None:
    """Hers who leaves: nobody is to write it down any more."""
    spoken = Question.objects.filter(voice__owner=of).values("voice")
    for note in PrivateFile.objects.filter(pk__in=spoken):
        destroy_file(note)
