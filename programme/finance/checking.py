"""What speaks for a loan, what against, what nobody knows yet. It decides nothing: a bank does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ground.money.formats import format_fen
from programme.finance.models import LoanCase, LoanTerms
from programme.finance.queries import open_cases_of
from programme.record.looking import look
from programme.record.models import Person
from programme.record.queries import is_priority
from sellers.organs.models import Officer
from sellers.verification.identities import identity_numbers
from sellers.verification.models import Credential

FOR, AGAINST, UNKNOWN = "for", "against", "unknown"
Reason = tuple[str, str]  # its side, and in plain words


@dataclass(frozen=True)
class Known:
    """What is on record of her; None: nothing."""

    age: int | None
    is_certified: bool
    is_listed: bool | None
    has_open_case: bool


@dataclass(frozen=True)
class Check:
    speaks_for: list[str]
    against: list[str]
    unknown: list[str]
    has_open_case: bool = False


def check(*, person: Person, terms: LoanTerms, case: LoanCase | None = None) -> Check:
    """Reads what lies sealed; whoever shows it to another writes a sighting."""
    known = known_of(person, terms.kind, case)
    reasons = list(_reasons(known, terms))
    said = {side: [text for at, text in reasons if at == side] for side in (FOR, AGAINST, UNKNOWN)}
    return Check(said[FOR], said[AGAINST], said[UNKNOWN], known.has_open_case)


def check_for_officer(*, case: LoanCase, officer: Officer) -> Check:
    """The same as hers; that it was looked at is on record for her."""
    look(person=case.person, officer=officer, what="loan.check")
    return check(person=case.person, terms=case.terms, case=case)


def known_of(person: Person, kind: str, case: LoanCase | None = None) -> Known:
    others = open_cases_of(person, kind)
    if case:
        others = others.exclude(pk=case.pk)
    has_list = any(each.poverty.exists() for each in [person, *person.others.all()])
    certified = Credential.objects.filter(artisan=person.artisan_id, status="approved")
    return Known(
        age=age_of(person, timezone.localdate()),
        is_certified=person.artisan_id is not None and certified.exists(),
        is_listed=is_priority(person) if has_list else None,
        has_open_case=others.exists(),
    )


def age_of(person: Person, today: date) -> int | None:
    """By her identity number, where she was verified."""
    if person.artisan_id is None:
        return None
    number = identity_numbers([person.artisan_id]).get(person.artisan_id, "")
    if not number:
        return None
    born = date.fromisoformat(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _reasons(known: Known, terms: LoanTerms) -> Iterator[Reason]:
    yield _of_certificate(known)
    if terms.is_by_household:
        yield _of_list(known)
    if terms.youngest and terms.oldest:
        yield _of_age(known, terms)
    yield _of_open_case(known, terms)
    most = {"most": format_fen(terms.ceiling_fen)}
    yield FOR, _("最多可以申请 %(most)s。") % most
    if terms.months:
        yield FOR, _("最长 %(years)s 年还清。") % {"years": terms.months // 12}
    else:
        yield UNKNOWN, _("最长几年还清，要问银行。")
    yield UNKNOWN, _("以前有没有欠款没还，只有银行查得到。")
    if not terms.is_by_household:
        yield UNKNOWN, _("要不要人担保，看你们当地怎么定。")
    if not terms.is_sure:
        yield UNKNOWN, _("这些条件还要向当地核对。")


def _of_certificate(known: Known) -> Reason:
    if known.is_certified:
        return FOR, _("残疾人证已经核对，属于照顾的人。")
    return UNKNOWN, _("残疾人证还没有核对。")


def _of_list(known: Known) -> Reason:
    if known.is_listed is None:
        return UNKNOWN, _("是不是建档立卡户或脱贫户，还没有登记。")
    if known.is_listed:
        return FOR, _("登记的是建档立卡户、脱贫户或监测户。")
    return AGAINST, _("登记的不是建档立卡户，也不是脱贫户。")


def _of_age(known: Known, terms: LoanTerms) -> Reason:
    names = {"youngest": terms.youngest, "oldest": terms.oldest, "age": known.age}
    if known.age is None:
        return UNKNOWN, _("要 %(youngest)s 到 %(oldest)s 岁，年龄还没有核对。") % names
    if (terms.youngest or 0) <= known.age <= (terms.oldest or known.age):
        return FOR, _("年龄合适：要 %(youngest)s 到 %(oldest)s 岁。") % names
    return AGAINST, _("要 %(youngest)s 到 %(oldest)s 岁，登记的是 %(age)s 岁。") % names


def _of_open_case(known: Known, terms: LoanTerms) -> Reason:
    if known.has_open_case and terms.is_by_household:
        return AGAINST, _("一家只能办一份，家里有一份还没有办完。")
    if known.has_open_case:
        return AGAINST, _("同样的贷款，有一份还没有办完。")
    return FOR, _("没有正在办的同一种贷款。")
