from django.urls import path

from marketplace.desk import money, views

urlpatterns = [
    path("", views.start, name="desk"),
    path("money/", money.money, name="money"),
]
