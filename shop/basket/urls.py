from django.urls import path

from shop.basket import views

urlpatterns = [
    path("", views.show_basket, name="basket"),
    path("add/", views.add_to_basket, name="basket-add"),
    path("count.json", views.count, name="basket-count"),
]
