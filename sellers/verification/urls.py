from django.urls import path

from sellers.verification import views

urlpatterns = [
    path("register/", views.show_register, name="studio-register"),
    path("register/proof/", views.show_proof, name="studio-proof"),
    path("register/proof/withdraw/", views.withdraw_proof, name="studio-proof-withdraw"),
    path("register/guardian/", views.show_guardian, name="studio-guardian"),
    path("vouching/", views.show_vouching, name="studio-vouching"),
    path("vouching/<int:pk>/answer/", views.answer_vouching, name="studio-vouching-answer"),
    path("vouched/<int:pk>/helper/", views.ask_helper_for, name="studio-vouched-helper"),
]
