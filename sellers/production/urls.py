from django.urls import path

from sellers.production import check_views, guide_views, keeper_views, member_views, offer_views

_COOP = "coop/<int:coop>/production/"
_HERS = "assignments/"

urlpatterns = [
    path(_COOP, keeper_views.list_orders, name="production"),
    path(_COOP + "new/", keeper_views.new_order, name="production-new"),
    path(_COOP + "checks/", check_views.list_checks, name="production-checks"),
    path(_COOP + "checks/<int:pk>/", check_views.check_delivery, name="production-check"),
    path(_COOP + "appeals/<int:pk>/", check_views.answer_appeal, name="production-appeal"),
    path(_COOP + "guides/<int:pk>/file/", guide_views.guide_file, name="production-guide-file"),
    path(
        _COOP + "guides/<int:pk>/remove/", guide_views.remove_guide, name="production-guide-remove"
    ),
    path(
        _COOP + "materials/<int:pk>/remove/",
        guide_views.remove_material,
        name="production-material-remove",
    ),
    path(_COOP + "hers/<int:pk>/", offer_views.show_assignment, name="production-assignment"),
    path(_COOP + "hers/<int:pk>/withdraw/", offer_views.withdraw_offer, name="production-withdraw"),
    path(_COOP + "hers/<int:pk>/receive/", offer_views.receive_pieces, name="production-receive"),
    path(
        _COOP + "hers/<int:pk>/hand-over/",
        offer_views.hand_pieces_over,
        name="production-hand-over",
    ),
    path(_COOP + "hers/<int:pk>/settle/", guide_views.settle_materials, name="production-settle"),
    path(
        _COOP + "hers/<int:pk>/materials/<int:material>/", guide_views.move, name="production-move"
    ),
    path(_COOP + "<int:pk>/", keeper_views.show_order, name="production-order"),
    path(_COOP + "<int:pk>/change/", keeper_views.change_order, name="production-change"),
    path(_COOP + "<int:pk>/start/", keeper_views.start_order, name="production-start"),
    path(_COOP + "<int:pk>/end/", keeper_views.end_order, name="production-end"),
    path(_COOP + "<int:pk>/offer/", offer_views.offer_order, name="production-offer"),
    path(_COOP + "<int:pk>/guide/", guide_views.guide, name="production-guide"),
    path(_COOP + "<int:pk>/materials/", guide_views.materials, name="production-materials"),
    path(_COOP + "<int:pk>/print/", keeper_views.print_order, name="production-print"),
    path(_HERS, member_views.list_assignments, name="studio-assignments"),
    path(_HERS + "<int:pk>/", member_views.show_assignment, name="studio-assignment"),
    path(_HERS + "<int:pk>/answer/", member_views.answer, name="studio-assignment-answer"),
    path(_HERS + "<int:pk>/made/", member_views.made, name="studio-assignment-made"),
    path(_HERS + "<int:pk>/hand-in/", member_views.hand_in, name="studio-assignment-hand-in"),
    path(_HERS + "again/<int:pk>/", member_views.ask_again, name="studio-rejection"),
    path(_HERS + "guides/<int:pk>/file/", member_views.guide_file, name="studio-guide-file"),
]
