from django.urls import path

from shop.order import views

urlpatterns = [
    path("find/", views.find_order, name="orders-find"),
    path("<str:number>/", views.show_order, name="order"),
]
