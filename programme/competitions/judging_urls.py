from django.urls import path

from programme.competitions import judging_views as views

urlpatterns = [
    path("judging/", views.judging_start, name="judging"),
    path("judging/<int:pk>/", views.judge_one, name="judging-one"),
    path("judging/pieces/<int:pk>/", views.mark_sheet, name="judging-sheet"),
    path("judging/pieces/<int:pk>/aside/", views.step_aside, name="judging-aside"),
    path("judging/pieces/<int:pk>/photos/<int:photo_pk>/", views.see_photo, name="judging-photo"),
]
