"""Easy reading: the same pages and the same forms, asked one question a page.

A view says `is_answered(form, request)` where it would say `form.is_valid()`, on GET too, and its
template includes `partials/questions.html` with `done`, the words on the last button. `beside` is
a template that stands below the question `beside_what`; who presses it is asked the same question
by `ask_here_again`. A form that knows better than one field each has a method `questions`, which
returns names, page by page.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import BaseForm, FileField
from django.http import HttpRequest

ASKED, GO, BACK = "_asked", "_go", "back"  # beside the form's own fields
Steps = list[tuple[str, ...]]


@dataclass(frozen=True)
class Question:
    """What of a form is on the page; the rest goes along in hidden inputs."""

    number: int
    all: int
    names: tuple[str, ...]

    @property
    def is_first(self) -> bool:
        return self.number == 1

    @property
    def is_last(self) -> bool:
        return self.number == self.all


def is_easy(request: HttpRequest) -> bool:
    """As whoever looks at it chose, in her own studio or while helping in another's."""
    return bool(getattr(getattr(request, "user", None), "easy_read", False))


def is_answered(form: BaseForm, request: HttpRequest) -> bool:
    """Whether the whole form came and is right. All of it is checked again at each step."""
    if not is_easy(request):
        return form.is_valid()
    is_right = form.is_valid()
    steps = _steps(form)
    here = _here(form, steps)
    if here is not None and form.data.get(GO) == BACK:
        return _ask(form, steps, max(here - 1, 0), errors=())
    wrong = _first_wrong(form, steps[: None if here is None else here + 1])
    if wrong is not None:
        return _ask(form, steps, wrong, errors=steps[wrong])
    if here is None or here + 1 == len(steps):
        _ask(form, steps, here or 0, errors=form.errors)
        return is_right
    return _ask(form, steps, here + 1, errors=())


def ask_here_again(form: BaseForm) -> None:
    """Easy reading: what was pressed stands beside the question, which is not answered by it."""
    if hasattr(form, "asked"):
        steps = _steps(form)
        _ask(form, steps, _here(form, steps) or 0, errors=form.errors)


def _steps(form: BaseForm) -> Steps:
    """One field each; files come last and together, for no hidden input can carry them."""
    if hasattr(form, "questions"):
        return list(form.questions())
    fields = [field for field in form if not field.is_hidden]
    files = tuple(each.name for each in fields if isinstance(each.field, FileField))
    steps: Steps = [(each.name,) for each in fields if each.name not in files]
    return [*steps, files] if files else steps


def _here(form: BaseForm, steps: Steps) -> int | None:
    """Which question was on the page; None: the whole form came at once, or nothing yet."""
    asked = form.data.get(ASKED)
    return next((each for each, names in enumerate(steps) if names[0] == asked), None)


def _first_wrong(form: BaseForm, steps: Steps) -> int | None:
    wrong = (each for each, names in enumerate(steps) if set(names) & set(form.errors))
    return next(wrong, None)


def _ask(form: BaseForm, steps: Steps, step: int, *, errors: Iterable[str]) -> bool:
    """Show this one, and of the errors these: in questions yet to come nothing is wrong yet."""
    form.asked = Question(step + 1, len(steps), steps[step])  # type: ignore[attr-defined]
    kept = set(errors)
    for name in set(form.errors) - kept:
        del form.errors[name]
    return False
