from django.urls import path

from shop.payments import views

urlpatterns = [
    path("orders/<str:number>/pay/", views.pay, name="pay"),
    path("orders/<str:number>/cancel/", views.cancel, name="order-cancel"),
]
