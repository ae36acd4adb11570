from django.urls import path

from shop.pages import views

urlpatterns = [path("", views.show_front, name="home")]
