from django.urls import path

from programme.posts import coop_views, views

_COOP = "coop/<int:coop>/posts/"
urlpatterns = [
    path("posts/", views.show_all, name="studio-posts"),
    path("posts/<int:pk>/", views.show_post, name="studio-post"),
    path("posts/<int:pk>/ask/", views.ask, name="studio-post-ask"),
    path("posts/<int:pk>/withdraw/", views.withdraw, name="studio-post-withdraw"),
    path("posts/<int:pk>/alert/", views.alert, name="studio-post-alert"),
    path(_COOP, coop_views.list_posts, name="coop-posts"),
    path(f"{_COOP}new/", coop_views.new_post, name="coop-post-new"),
    path(f"{_COOP}<int:pk>/", coop_views.show_post, name="coop-post"),
    path(f"{_COOP}<int:pk>/change/", coop_views.change_post, name="coop-post-change"),
    path(f"{_COOP}<int:pk>/end/", coop_views.end_post, name="coop-post-end"),
    path(f"{_COOP}answers/<int:pk>/", coop_views.answer, name="coop-post-answer"),
]
