from django.urls import path

from shop.checkout import views

urlpatterns = [path("", views.checkout, name="checkout")]
