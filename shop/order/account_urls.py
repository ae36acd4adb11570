from django.urls import path

from shop.order import views

urlpatterns = [path("", views.show_orders, name="account-orders")]
