from django.urls import path

from programme.posts import desk_views

_ONE = "posts/<int:pk>/"
urlpatterns = [
    path("posts/", desk_views.list_posts, name="desk-posts"),
    path("posts/new/", desk_views.new_post, name="desk-posts-new"),
    path(_ONE, desk_views.show_post, name="desk-posts-one"),
    path(f"{_ONE}change/", desk_views.change_post, name="desk-posts-change"),
    path(f"{_ONE}end/", desk_views.end_post, name="desk-posts-end"),
    path(f"{_ONE}stop/", desk_views.stop_post, name="desk-posts-stop"),
    path("posts/answers/<int:pk>/", desk_views.answer, name="desk-posts-answer"),
    path("posts/work/<int:pk>/", desk_views.verify, name="desk-posts-verify"),
    path("posts/alerts/<int:pk>/", desk_views.settle, name="desk-posts-alert"),
]
