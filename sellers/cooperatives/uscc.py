"""统一社会信用代码 (GB 32100): 18 signs, the last checks the others, six name a region."""

from stdnum.cn import uscc
from stdnum.exceptions import ValidationError

from sellers.cooperatives.errors import NotAUscc

# 10: registered with the state itself; the others are the provinces of GB/T 2260.
_REGIONS = (
    "10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46"
    " 50 51 52 53 54 61 62 63 64 65 71 81 82"
)
_INVENTED = "99"  # of no region: the demo's cooperatives alone


def read_uscc(typed: str, *, is_demo: bool = False) -> str:
    """As it is kept, without blanks. Raises NotAUscc."""
    try:
        code = uscc.validate(typed)
    except ValidationError as refusal:
        raise NotAUscc(typed) from refusal
    regions = _REGIONS.split()
    if code[2:4] not in (regions + [_INVENTED] if is_demo else regions):
        raise NotAUscc(typed)
    return code
