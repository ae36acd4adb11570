"""What passed lies in the cooperative's store from then on."""

from ground.accounts.models import User
from sellers.production.models import Assignment, ProductionOrder
from sellers.stockroom.services import made


def shelve(*, order: ProductionOrder, assignment: Assignment, pieces: int, by: User) -> None:
    """Only of a counted work made for the shelf: what a buyer ordered goes to the buyer."""
    if order.work_id is None or order.seller_order_id is not None:
        return
    key = f"made:{assignment.pk}:{assignment.passed}"
    made({order.work_id: pieces}, key=key, reference=f"production:{order.pk}", by=by)
