"""What an officer, a trainer and a judge find at work; and what is on record afterwards.

`python -m tests.browser.journeys.office_rows` prints the rows, then answers a question a line.
"""

import json
import sys

import django

django.setup()

from django.db.models import Q  # noqa: E402 -- Django must be set up first
from django.test import Client  # noqa: E402 -- Django must be set up first
from django.utils import timezone  # noqa: E402 -- as above

from ground.regions.models import Division  # noqa: E402 -- as above
from programme.competitions.models import Score, Sheet  # noqa: E402 -- as above
from programme.competitions.services import begin_judging, name_judge  # noqa: E402 -- as above
from programme.finance.models import LoanCase, LoanTerms  # noqa: E402 -- as above
from programme.finance.services import open_case  # noqa: E402 -- as above
from programme.record.models import Person, Spell, Step  # noqa: E402 -- as above
from programme.targets.models import Reckoning  # noqa: E402 -- as above
from programme.training.enrolling import enrol  # noqa: E402 -- as above
from programme.training.models import Certificate, Enrolment, Run  # noqa: E402 -- as above
from sellers.organs.models import Officer  # noqa: E402 -- as above
from tests.cast import a_user, an_organ  # noqa: E402 -- as above
from tests.programme.competitions.contests import a_contest, an_entry  # noqa: E402 -- as above
from tests.programme.people import a_person  # noqa: E402 -- as above
from tests.programme.training.given import a_course, a_run, a_site, a_trainer  # noqa: E402 -- as above

COUNTY = "522601"
PHONES = {"officer": "15400007001", "judge": "15400007003"}
TRAINERS = ["15400007002", "15400007006"]


def _user(name, phone):
    return a_user(name, phone=f"+86{phone}", phone_verified=True)


def made():
    """A loan that waits, two runs whose last day was yesterday, and three pieces to judge."""
    county = Division.objects.get(code=COUNTY)
    user = _user("周干事", PHONES["officer"])
    officer = Officer.objects.create(user=user, organ=an_organ(region=county), role="verifier")
    return {
        "loan": _loan(officer, county),
        "runs": _runs(officer, county),
        "sheets": _sheets(officer, county),
    }


def _loan(officer, county):
    terms = LoanTerms.objects.filter(kind="startup").earliest("pk")
    asked = {"amount_fen": 3_000_000, "purpose_zh": "买绣花机"}
    woman = a_person("蒙阿兰", county)
    return open_case(person=woman, terms=terms, facts=asked, by=officer.user).pk


def _runs(officer, county):
    site = a_site(officer, name_zh="大十字街道培训点")
    course = a_course(officer, name_zh="苗绣打籽绣")
    found = []
    for number, phone in enumerate(TRAINERS):
        trainer = a_trainer(officer, site=site, user=_user("龙老师", phone))
        run = a_run(officer, seats=6, days_ago=2, course=course, site=site, trainer=trainer)
        women = [a_person(f"{name}{number}", county) for name in ("阿朵", "阿桂", "阿秀")]
        places = [enrol(run=run, person=each, by=officer.user).pk for each in women]
        found.append([run.pk, places])
    return found


def _sheets(officer, county):
    contest = a_contest(officer, name_zh="凯里市打籽绣比赛")
    for number in (1, 2, 3):
        woman = a_person(f"参赛{number}", county, identity_print=f"{7000 + number:064d}")
        an_entry(contest, woman, photos=[])
    phones = [PHONES["judge"], "15400007004", "15400007005"]
    judges = [
        name_judge(competition=contest, user=_user(f"评委{phone[-1]}", phone), officer=officer)
        for phone in phones
    ]
    begin_judging(competition=contest, officer=officer)
    return [contest.pk, list(Sheet.objects.filter(judge=judges[0]).values_list("pk", flat=True))]


def session(who):
    """Of an officer who is signed in already."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(Officer.objects.get(user__phone=f"+86{PHONES[who]}").user)
    return client.session.session_key


def loan(pk):
    case = LoanCase.objects.get(pk=pk)
    return [case.state, case.reason, list(case.moves.values_list("state", flat=True))]


def woman(name):
    """As often as she is on record, with her spells of work."""
    rows = Person.objects.filter(name_zh=name)
    spells = Spell.objects.filter(person__in=rows)
    facts = spells.values_list("kind", "evidence", "organ__region", "verified_by__name")
    return [list(rows.values_list("region", "place_zh")), list(facts)]


def reckoned(_name):
    return Reckoning.objects.filter(state="current").values_list("pk", flat=True).first()


def employed(_name):
    """Whose certificate was seen and who began to work here this year; apart from the board."""
    year = timezone.localdate().year
    checked = Q(person__checked_at__isnull=False) | Q(person__same_as__checked_at__isnull=False)
    rows = Spell.objects.filter(checked, region=COUNTY, began_on__year=year)
    pairs = rows.values_list("person", "person__same_as")
    return len({same or person for person, same in pairs})


def run(pk):
    """Its state; of each woman the minutes, the result, the state and her certificate."""
    rows = Enrolment.objects.filter(run=pk).order_by("roll")
    found = []
    for row in rows:
        minutes = list(row.attendance.order_by("session__day").values_list("minutes", flat=True))
        papers = Certificate.objects.filter(enrolment=row).count()
        steps = Step.objects.filter(person=row.person, kind="finished").count()
        found.append([minutes, row.assessed, row.state, papers, steps])
    return [Run.objects.get(pk=pk).state, found]


def sheet(pk):
    scores = Score.objects.filter(sheet=pk).values_list("points", "counts")
    return [Sheet.objects.get(pk=pk).conflict, list(scores)]


ANSWERS = {each.__name__: each for each in (session, loan, woman, reckoned, employed, run, sheet)}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(made()) + "\n")
    sys.stdout.flush()
    for line in sys.stdin:
        asked, about = json.loads(line)
        sys.stdout.write(json.dumps(ANSWERS[asked](about)) + "\n")
        sys.stdout.flush()
