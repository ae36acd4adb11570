from django.urls import path

from programme.training import course_views as views

urlpatterns = [
    path("", views.list_courses, name="courses"),
    path("<int:pk>/", views.show_course, name="course"),
]
