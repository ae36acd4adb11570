from django.urls import path

from ground.accounts import views

urlpatterns = [
    path("accounts/sign-in/", views.sign_in, name="account_login"),  # as allauth calls it
    path("accounts/sign-in/", views.sign_in, name="sign-in"),
    path("accounts/code/", views.enter_code, name="account_confirm_login_code"),  # likewise
    path("accounts/code/", views.enter_code, name="sign-in-code"),
    path("accounts/code/again/", views.send_again, name="sign-in-again"),
    path("accounts/sign-out/", views.sign_out, name="sign-out"),
    path("account/", views.show_account, name="account"),
    path("account/email/<str:key>/", views.confirm_email, name="account-email"),
]
