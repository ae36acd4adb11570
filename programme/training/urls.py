from django.urls import path

from programme.training import views

urlpatterns = [
    path("training/", views.show_all, name="studio-training"),
    path("training/runs/<int:pk>/", views.show_run, name="studio-training-run"),
    path("training/<int:pk>/", views.show_mine, name="studio-training-mine"),
    path("training/<int:pk>/leave/", views.leave, name="studio-training-leave"),
    path("training/<int:pk>/certificate/", views.show_paper, name="studio-training-paper"),
    path("lessons/", views.list_lessons, name="studio-lessons"),
    path("lessons/<int:pk>/watched/", views.watch_lesson, name="studio-lesson-watched"),
]
