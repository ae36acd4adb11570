from django.urls import path

from shop.payments import refund_views as views

urlpatterns = [
    path("money/refunds/", views.list_refunds, name="money-refunds"),
    path("money/refunds/<int:pk>/", views.show_refund, name="money-refund"),
    path(
        "money/refunds/<int:pk>/again/",
        views.answer_refund,
        {"deed": "again"},
        name="money-refund-again",
    ),
    path(
        "money/refunds/<int:pk>/approve/",
        views.answer_refund,
        {"deed": "approve"},
        name="money-refund-approve",
    ),
    path(
        "money/refunds/<int:pk>/turn-down/",
        views.answer_refund,
        {"deed": "turn-down"},
        name="money-refund-turn-down",
    ),
]
