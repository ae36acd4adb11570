from django.urls import path

from programme.training import teaching_views as views

_SESSION = "runs/<int:pk>/sessions/<int:session>/"
urlpatterns = [
    path("", views.list_runs, name="teaching"),
    path("runs/<int:pk>/", views.show_run, name="teaching-run"),
    path("runs/<int:pk>/able/<int:enrolment>/", views.assess_her, name="teaching-assess"),
    path(_SESSION, views.keep_session, name="teaching-session"),
    path(f"{_SESSION}import/", views.import_session, name="teaching-import"),
    path("code/<str:code>/", views.open_code, name="teaching-code"),
]
