"""What passed lies in the cooperative's store from then on."""

from ground.accounts.models import User
from sellers.production.models import Assignment, ProductionOrder
from sellers.stockroom.services import made


def shelve(*, order: ProductionOrder, assignment: Assignment, pieces: int, by: User) -> None:
    """Of a counted work, also for a buyer: her order is sent off the shelf like any other."""
    if order.work_id is None:
        return
    key = f"made:{assignment.pk}:{assignment.passed}"
    made({order.work_id: pieces}, key=key, reference=f"production:{order.pk}", by=by)
