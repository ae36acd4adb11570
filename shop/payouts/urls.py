from django.urls import path

from shop.payouts import views

urlpatterns = [
    path("payout/", views.show_accounts, name="studio-payout"),
    path("payout/<int:pk>/change/", views.change_account, name="studio-payout-change"),
    path("payout/confirm/", views.confirm, name="studio-payout-confirm"),
    path("payout/confirm/again/", views.send_again, name="studio-payout-again"),
    path("payout/accounts/<int:pk>/stop/", views.stop, name="studio-payout-stop"),
    path("payout/<int:pk>/collect/", views.collect, name="studio-payout-collect"),
    path("payout/collecting/<int:pk>/", views.agree, name="studio-payout-agree"),
    path("payout/collecting/<int:pk>/end/", views.end, name="studio-payout-end"),
]
