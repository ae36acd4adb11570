from django.urls import path

from catalog.currencies import views

urlpatterns = [
    path("rates/", views.show_rates, name="market-rates"),
    path("rates/<int:pk>/end/", views.take_off, name="market-rate-end"),
]
