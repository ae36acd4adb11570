"""The provider's codes in words, for the operator's pages."""

from django import template

from shop.payments.words import dispute_reason, event_words

register = template.Library()
register.filter(dispute_reason)
register.filter(event_words)
