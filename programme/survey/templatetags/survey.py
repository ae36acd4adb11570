from django import template

from ground.regions.models import Division
from ground.regions.queries import path_of
from programme.survey.asking import values_of
from programme.survey.counting import shown_count
from programme.survey.models import Question
from programme.survey.numbers import form_number

register = template.Library()


@register.filter
def place(division: Division | None) -> str:
    """As one writes it in the reader's language."""
    return path_of(division)


@register.filter
def shown(count: int | None) -> str:
    """A count, or that it is too small to be shown."""
    return shown_count(count)


register.filter(form_number)


@register.filter
def choices(question: Question) -> list[str]:
    """What can be ticked, in the order that quick entry counts."""
    return [name for _value, name in values_of(question)]
