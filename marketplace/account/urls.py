from django.urls import path

from marketplace.account import views

urlpatterns = [
    path("export/", views.export, name="account-export"),
    path("delete/", views.delete, name="account-delete"),
]
