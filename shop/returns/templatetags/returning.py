"""What of a part may still come back, for the pages that show an order."""

from django import template

from shop.returns.queries import left_to_return, may_ask, may_say_missing

register = template.Library()
register.filter(may_ask)
register.filter(may_say_missing)
register.filter(left_to_return)
