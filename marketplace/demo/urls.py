from django.urls import path

from marketplace.demo import views

urlpatterns = [
    path("", views.show_people, name="demo"),
    path("outbox/", views.show_outbox, name="demo-outbox"),
    path("<slug:key>/sign-in/", views.sign_in, name="demo-sign-in"),
]
