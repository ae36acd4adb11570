from django.urls import path

from shop.payouts import connect_views, member_views, views

urlpatterns = [
    path("coop/<int:coop>/shares/platform/", member_views.pay_on, name="coop-pay-on"),
    path("payout/", views.show_accounts, name="studio-payout"),
    path("payout/<int:pk>/change/", views.change_account, name="studio-payout-change"),
    path("payout/confirm/", views.confirm, name="studio-payout-confirm"),
    path("payout/confirm/again/", views.send_again, name="studio-payout-again"),
    path("payout/accounts/<int:pk>/stop/", views.stop, name="studio-payout-stop"),
    path("payout/<int:pk>/collect/", views.collect, name="studio-payout-collect"),
    path("payout/collecting/<int:pk>/", views.agree, name="studio-payout-agree"),
    path("payout/collecting/<int:pk>/end/", views.end, name="studio-payout-end"),
    path("payout/<int:pk>/stripe/", connect_views.show, name="studio-payout-stripe"),
    path(
        "payout/<int:pk>/stripe/connect/",
        connect_views.connect,
        name="studio-payout-stripe-connect",
    ),
    path("payout/<int:pk>/stripe/back/", connect_views.come_back, name="studio-payout-stripe-back"),
    path("payout/<int:pk>/stripe/use/", connect_views.use, name="studio-payout-stripe-use"),
]
