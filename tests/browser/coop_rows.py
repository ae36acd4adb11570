"""What a cooperative's rooms show in the browser: members, a relation, sales shared, a payment."""

from datetime import date

from catalog.printed.services import code_of_maker
from sellers.sharing.paying import pay_by_hand
from sellers.sharing.services import divide, earn
from tests import cast
from tests.browser.counter_rows import more_rows
from tests.flows.cooperatives import coop_rows
from tests.flows.imports import sheets_in_each_state
from tests.sellers.sharing.shares import a_sale, an_agreement


def shared_rows(cooperative, shop) -> dict[str, int]:
    member = cooperative.memberships.get(artisan=shop.artisan)
    rows = coop_rows(cooperative, member, cast.a_cooperative("青竹合作社", "Qingzhu"))
    rows["show-grant"] = member.grants.get(kind="show")
    an_agreement(cooperative)
    for number in range(3):
        sale = a_sale(f"line:browser-{number}", 26800, shop.artisan, begun_on=date(2026, 6, 1))
        divide(cooperative_id=cooperative.pk, sale=sale)
    ids = {"cooperative_id": cooperative.pk, "artisan_id": member.artisan_id}
    for number in range(4):
        facts = {"key": f"piece:browser:{number}", "kind": "piece_pay", "reference": "browser"}
        earn(fen=1500, **ids, **facts)
    by = cooperative.keepers.first().user
    (paid,) = pay_by_hand(cooperative=cooperative, sums={member.artisan_id: 20000}, by=by)
    rows["member-payment"] = paid
    rows |= sheets_in_each_state(cooperative, by)
    shown = cast.a_member(cooperative, cast.an_artisan("阿翠", "Acui"), ["show"])
    code_of_maker(maker=shown.artisan, by=by)
    rows["shown-member"] = shown
    return {name: row.pk for name, row in rows.items()} | more_rows(cooperative.shop, by)
