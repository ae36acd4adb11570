from django.urls import path

from catalog.questions import studio_views

urlpatterns = [
    path("questions/", studio_views.list_questions, name="studio-questions"),
    path("questions/<int:pk>/", studio_views.show_question, name="studio-question"),
    path("questions/<int:pk>/decline/", studio_views.decline_it, name="studio-question-decline"),
    path("questions/<int:pk>/voice/", studio_views.speak, name="studio-question-voice"),
    path("questions/<int:pk>/voice/file/", studio_views.hear, name="studio-question-voice-file"),
]
