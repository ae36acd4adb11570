"""A printed form as it was typed in, by an officer or a surveyor: kept whole, or not at all."""

from django.db import transaction
from django.utils.translation import gettext as _

from programme.record.errors import RecordError
from programme.survey import errors
from programme.survey.answering import Given, answer
from programme.survey.entry_forms import EntryForm
from programme.survey.meeting import Acting, meet
from programme.survey.models import Response, Round


def entered(*, survey: Round, acting: Acting, form: EntryForm) -> bool:
    """False: the form says why not, and everything typed stands there still."""
    data = form.cleaned_data
    paper = {"answered_on": data["answered_on"], "form": data["number"]}
    given = Given(Response.Way.PAPER, acting.user, True, data["may_fill"], **paper)
    try:
        with transaction.atomic():
            person = form.person or meet(acting=acting, facts=form.facts)
            answer(survey=survey, person=person, said=form.said, given=given)
    except errors.FormEntered as refusal:
        form.entered_before("number", refusal.pk)
    except errors.AnsweredAlready as refusal:
        form.entered_before("name", refusal.pk)
    except errors.ShownElsewhere:
        form.add_error("county", _("这次调查不问她住的地方"))
    except RecordError:
        form.add_error("county", _("这个地方现在登记不了"))
    else:
        return True
    return False
