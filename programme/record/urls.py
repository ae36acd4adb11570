from django.urls import path

from programme.record import move_views, views

urlpatterns = [
    path("", views.show_way, name="studio-way"),
    path("moved/", move_views.say_moved, name="studio-moved"),
    path("moves/<int:pk>/", move_views.answer_move, name="studio-move"),
]
