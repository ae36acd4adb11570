from django.urls import path

from shop.payouts import desk_more, desk_views, reversal_views

urlpatterns = [
    path("money/payouts/", desk_views.show_payouts, name="money-payouts"),
    path("money/payouts/<int:pk>/", desk_more.show_payout, name="money-payout"),
    path("money/payouts/<int:pk>/look/", desk_more.look, name="money-payout-look"),
    path("money/payouts/<int:pk>/retry/", desk_more.retry, name="money-payout-retry"),
    path("money/payouts/<int:pk>/cancel/", desk_more.cancel, name="money-payout-cancel"),
    path("money/payouts/<int:pk>/back/", reversal_views.take_back, name="money-payout-back"),
    path("money/payouts/back/", reversal_views.list_reversals, name="money-reversals"),
    path("money/payouts/back/<int:pk>/", reversal_views.answer, name="money-reversal-answer"),
    path("money/payouts/batches/new/", desk_views.new_batch, name="money-payout-batch-new"),
    path("money/payouts/batches/<int:pk>/", desk_views.show_batch, name="money-payout-batch"),
    path(
        "money/payouts/batches/<int:pk>/approve/",
        desk_views.approve,
        name="money-payout-batch-approve",
    ),
    path("money/payouts/batches/<int:pk>/off/", desk_views.call_off, name="money-payout-batch-off"),
    path(
        "money/payouts/batches/<int:pk>/file/", desk_views.take_file, name="money-payout-batch-file"
    ),
    path(
        "money/payouts/batches/<int:pk>/confirm/",
        desk_views.confirm,
        name="money-payout-batch-confirm",
    ),
    path("money/holds/", desk_more.show_holds, name="money-holds"),
    path("money/holds/<int:pk>/lift/", desk_more.lift, name="money-hold-lift"),
]
