from django.urls import path

from shop.payments import desk_views, dispute_views

urlpatterns = [
    path("money/discrepancies/", desk_views.list_discrepancies, name="money-discrepancies"),
    path("money/discrepancies/<int:pk>/", desk_views.show_discrepancy, name="money-discrepancy"),
    path("money/suspense/", desk_views.list_suspense, name="money-suspense"),
    path("money/suspense/<int:pk>/", desk_views.show_suspense, name="money-suspense-one"),
    path("money/adjustments/<int:pk>/", desk_views.answer_adjustment, name="money-adjustment"),
    path("money/disputes/", dispute_views.list_disputes, name="money-disputes"),
    path("money/disputes/<int:pk>/", dispute_views.show_dispute, name="money-dispute"),
    path("money/orders/", desk_views.show_story, name="money-story"),
]
