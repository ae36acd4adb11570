from django.urls import path

from programme.targets import desk_views, set_views

urlpatterns = [
    path("", desk_views.show_board, name="desk-targets"),
    path("report/", desk_views.show_report, name="desk-targets-report"),
    path("sheet/", desk_views.sheet, name="desk-targets-sheet"),
    path("records/", desk_views.list_records, name="desk-targets-records"),
    path("reckon/", desk_views.reckon_now, name="desk-targets-reckon"),
    path("give-out/", desk_views.give_out_period, name="desk-targets-give-out"),
    path("sets/", set_views.list_sets, name="desk-targets-sets"),
    path("sets/one/", set_views.show_set, name="desk-targets-set"),
    path("sets/new/", set_views.enter_set, name="desk-targets-set-new"),
    path("sets/add/", set_views.add_target, name="desk-targets-add"),
    path("sets/targets/<int:pk>/", set_views.show_target, name="desk-target"),
]
