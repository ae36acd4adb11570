from django.urls import path

from programme.pairing import desk_views, group_views

urlpatterns = [
    path("pairing/", desk_views.list_leaders, name="desk-pairing"),
    path("pairing/leaders/new/", desk_views.new_leader, name="desk-pairing-leader-new"),
    path("pairing/leaders/<int:pk>/", desk_views.show_leader, name="desk-pairing-leader"),
    path("pairing/leaders/<int:pk>/end/", desk_views.end_leader, name="desk-pairing-leader-end"),
    path("pairing/leaders/<int:pk>/pair/", desk_views.new_pairing, name="desk-pairing-new"),
    path("pairing/pairs/<int:pk>/", desk_views.show_pairing, name="desk-pairing-one"),
    path("pairing/pairs/<int:pk>/end/", desk_views.end_pairing, name="desk-pairing-end"),
    path("pairing/groups/", group_views.list_groups, name="desk-pairing-groups"),
    path("pairing/groups/new/", group_views.new_group, name="desk-pairing-group-new"),
    path("pairing/groups/<int:pk>/", group_views.show_group, name="desk-pairing-group"),
    path("pairing/members/<int:pk>/end/", group_views.leave_group, name="desk-pairing-member-end"),
    path("pairing/enterprises/", group_views.list_enterprises, name="desk-pairing-enterprises"),
    path(
        "pairing/enterprises/new/", group_views.new_enterprise, name="desk-pairing-enterprise-new"
    ),
    path(
        "pairing/enterprises/<int:pk>/", group_views.show_enterprise, name="desk-pairing-enterprise"
    ),
    path(
        "pairing/enterprises/<int:pk>/check/",
        group_views.check_enterprise,
        name="desk-pairing-enterprise-check",
    ),
]
