"""Materials: handed out, given back, used up, lost; what is still out is always shown."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from ground.accounts.models import User
from sellers.production.errors import NotNow, NotSoMuch
from sellers.production.models import Assignment, Material, MaterialMove, ProductionOrder
from sellers.production.states import locked, write

Kind = MaterialMove.Kind
Hers = Assignment.State
_NOTHING = Decimal(0)


@dataclass(frozen=True)
class MaterialLine:
    """One material with one member."""

    assignment: Assignment
    material: Material
    issued: Decimal
    returned: Decimal
    used: Decimal
    lost: Decimal

    @property
    def needs(self) -> Decimal:
        return self.material.per_piece * self.assignment.pieces

    @property
    def out(self) -> Decimal:
        return self.issued - self.returned - self.used - self.lost


@transaction.atomic
def move_material(
    *,
    assignment: Assignment,
    material: Material,
    kind: MaterialMove.Kind,
    amount: Decimal,
    by: User,
) -> MaterialMove:
    """`amount` above zero; no more comes back than is out. Raises NotNow, NotSoMuch."""
    locked(assignment.production_order_id)
    if material.production_order_id != assignment.production_order_id or amount <= 0:
        raise NotSoMuch(material.pk)
    if kind == Kind.ISSUED and not _is_hers(assignment):
        raise NotNow(assignment.pk)
    if kind != Kind.ISSUED and amount > _out(assignment, material):
        raise NotSoMuch(material.pk)
    signed = amount if kind == Kind.ISSUED else -amount
    move = MaterialMove.objects.create(
        assignment=assignment, material=material, kind=kind, amount=signed, by=by
    )
    write(assignment, "material", by, material=material.name, kind=kind, amount=str(amount))
    return move


def _is_hers(assignment: Assignment) -> bool:
    return Assignment.objects.filter(pk=assignment.pk, state=Hers.ACCEPTED).exists()


def _out(assignment: Assignment, material: Material) -> Decimal:
    rows = MaterialMove.objects.filter(assignment=assignment, material=material)
    return rows.aggregate(all=Sum("amount"))["all"] or _NOTHING


@transaction.atomic
def settle(*, assignment: Assignment, by: User) -> list[MaterialLine]:
    """What the delivered pieces took is used up; what is out after that is returned here."""
    order = locked(assignment.production_order_id)
    assignment.refresh_from_db(fields=["delivered", "pieces"])
    for line in lines_of(order, assignment):
        taken = line.material.per_piece * assignment.delivered - line.used
        amount = min(taken, line.out)
        if amount > 0:
            move_material(
                assignment=assignment, material=line.material, kind=Kind.USED, amount=amount, by=by
            )
    return [line for line in lines_of(order, assignment) if line.out]


def lines_of(order: ProductionOrder, only: Assignment | None = None) -> list[MaterialLine]:
    """Each member who has it in hand or has material out, with each material."""
    materials = list(order.materials.order_by("pk"))
    rows = order.assignments.select_related("membership__artisan")
    moves = MaterialMove.objects.filter(assignment__production_order=order)
    sums = _sums(moves)
    chosen = [each for each in rows if only is None or each.pk == only.pk]
    lines = [_line(each, material, sums) for each in chosen for material in materials]
    return [line for line in lines if line.assignment.state == Hers.ACCEPTED or line.issued]


def _sums(moves: "object") -> dict[tuple[int, int, str], Decimal]:
    rows = moves.order_by().values_list("assignment", "material", "kind")  # type: ignore[attr-defined]
    return {tuple(key): abs(total) for *key, total in rows.annotate(all=Sum("amount"))}


def _line(
    assignment: Assignment, material: Material, sums: dict[tuple[int, int, str], Decimal]
) -> MaterialLine:
    def moved(kind: MaterialMove.Kind) -> Decimal:
        return sums.get((assignment.pk, material.pk, kind.value), _NOTHING)

    return MaterialLine(
        assignment=assignment,
        material=material,
        issued=moved(Kind.ISSUED),
        returned=moved(Kind.RETURNED),
        used=moved(Kind.USED),
        lost=moved(Kind.LOST),
    )
