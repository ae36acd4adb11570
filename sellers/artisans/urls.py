from django.urls import path

from sellers.artisans import views

urlpatterns = [
    path("helpers/", views.show_helpers, name="studio-helpers"),
    path("helpers/new/", views.add_helper, name="studio-helper-add"),
    path("helpers/<int:pk>/end/", views.end_helper, name="studio-helper-end"),
    path("helpers/<int:pk>/publish/", views.publish_by_helper, name="studio-helper-publish"),
    path("helping/", views.show_helping, name="studio-helping"),
    path("helping/stop/", views.stop_helping, name="studio-helping-stop"),
    path("helping/<int:pk>/answer/", views.answer, name="studio-helping-answer"),
    path("helping/<int:pk>/start/", views.start_helping, name="studio-helping-start"),
    path("helping/<int:pk>/end/", views.give_up_helping, name="studio-helping-end"),
]
