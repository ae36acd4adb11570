from django.urls import path

from marketplace.desk import views

urlpatterns = [path("", views.start, name="desk")]
