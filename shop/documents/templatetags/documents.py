from django import template

from shop.documents.kinds import name_of
from shop.documents.statement_sheet import work_of

register = template.Library()
register.filter("kind_name", name_of)
register.filter("work", work_of)
