"""What was asked about a work, for the page below that shows it; decision 0035."""

from django import template

from catalog.questions.queries import latest_answers

register = template.Library()
register.filter(latest_answers)
