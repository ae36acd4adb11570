from django.urls import path

from sellers.cooperatives import lead_views, member_views, views

urlpatterns = [
    path("cooperatives/", views.show_cooperatives, name="studio-cooperatives"),
    path("cooperatives/all/", views.show_joinable, name="studio-coops-all"),
    path("cooperatives/all/<int:pk>/", views.join, name="studio-coop-join"),
    path("cooperatives/<int:pk>/answer/", views.answer, name="studio-coop-answer"),
    path("cooperatives/<int:pk>/pieces/", views.change_pieces, name="studio-coop-pieces"),
    path("cooperatives/<int:pk>/<slug:kind>/give/", views.give_grant, name="studio-grant-give"),
    path("coop/<int:coop>/members/", member_views.show_members, name="coop-members"),
    path("coop/<int:coop>/members/new/", member_views.invite_member, name="coop-invite"),
    path("coop/<int:coop>/members/<int:pk>/", member_views.edit_member, name="coop-member"),
    path(
        "coop/<int:coop>/members/<int:pk>/answer/",
        member_views.answer_member,
        name="coop-member-answer",
    ),
    path("coop/<int:coop>/registration/", lead_views.change_registration, name="coop-registration"),
    path("coop/<int:coop>/keepers/", lead_views.show_keepers, name="coop-keepers"),
    path("coop/<int:coop>/keepers/new/", lead_views.new_keeper, name="coop-keeper-new"),
    path("coop/<int:coop>/keepers/<int:pk>/", lead_views.change_keeper, name="coop-keeper"),
    path("coop/<int:coop>/relations/", lead_views.show_relations, name="coop-relations"),
    path("coop/<int:coop>/relations/new/", lead_views.new_relation, name="coop-relation-new"),
    path(
        "coop/<int:coop>/relations/<int:pk>/end/",
        lead_views.close_relation,
        name="coop-relation-end",
    ),
]
