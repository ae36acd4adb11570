from django.urls import path

from catalog.currencies import views

urlpatterns = [path("", views.choose_currency, name="currency")]
