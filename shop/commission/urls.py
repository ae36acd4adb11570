from django.urls import path

from shop.commission import views

urlpatterns = [
    path("", views.show_rules, name="money-commission"),
    path("<int:pk>/end/", views.end, name="money-commission-end"),
]
