"""Every outgoing parameter set beside the TypedDicts that the stripe package ships.

The client checks nothing itself; what is sent while `checked` holds must fit: no unknown key,
none missing, no float or string where a whole number is due, at any depth.
"""

import inspect
import re
import sys
import types
from collections.abc import Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Literal, Optional, Union, get_args, get_origin, get_type_hints

import typing_extensions
from stripe import RequestOptions
from stripe._stripe_service import StripeService

_OPTIONS = set(RequestOptions.__annotations__)
# Named by the options alone, and not imported where they are inherited.
_UNSAID = {"StripeContext": Any, "Mapping": Mapping, "Dict": dict, "Optional": Optional}


class Misshapen(Exception):
    """Stripe would not take it."""


def faults(value: Any, hint: Any, where: str = "") -> list[str]:
    """What does not fit, each by its path; empty: all fits."""
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        tried = [faults(value, each, where) for each in get_args(hint)]
        return [] if [] in tried else min(tried, key=len)
    if origin in {typing_extensions.NotRequired, typing_extensions.Required}:
        return faults(value, get_args(hint)[0], where)
    if typing_extensions.is_typeddict(hint):
        return _of_keys(value, hint, where)
    if origin is Literal:
        return [] if value in get_args(hint) else [f"{where}: {value!r}"]
    if origin is list:
        return _of_items(value, get_args(hint)[0], where)
    if origin is dict:
        return _of_pairs(value, get_args(hint)[1], where)
    if hint is Any:
        return []
    return [] if type(value) is hint else [f"{where}: {value!r} is no {hint}"]


def _of_keys(value: Any, hint: Any, where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where}: {value!r} is no {hint.__name__}"]
    known = get_type_hints(hint, localns=_UNSAID, include_extras=True)
    known = {name: each for name, each in known.items() if name not in _OPTIONS}
    missing = (hint.__required_keys__ & known.keys()) - value.keys()
    wrong = [f"{where}.{name}: missing" for name in sorted(missing)]
    for name, each in value.items():
        place = f"{where}.{name}"
        wrong += faults(each, known[name], place) if name in known else [f"{place}: unknown"]
    return wrong


def _of_items(value: Any, hint: Any, where: str) -> list[str]:
    if not isinstance(value, list):
        return [f"{where}: {value!r} is no list"]
    return [f for n, each in enumerate(value) for f in faults(each, hint, f"{where}[{n}]")]


def _of_pairs(value: Any, hint: Any, where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where}: {value!r} is no dict"]
    return [f for name, each in value.items() for f in faults(each, hint, f"{where}.{name}")]


def params_of(service: type, method: str) -> Any:
    """The TypedDict that a method of the client names for its parameters."""
    [name] = re.findall(r"\w+Params", str(getattr(service, method).__annotations__["params"]))
    source = inspect.getsource(sys.modules[service.__module__])
    found = re.search(rf"from (stripe\.params[\w.]*) import \(?\s*{name}\b", source)
    return getattr(import_module(found[1]), name)


@contextmanager
def checked(patch):
    """Yields the names of the methods that were called; a wrong set fails the call."""
    send, seen = StripeService._request, []

    def check(self, method, url, params=None, options=None, **rest):
        name = sys._getframe(1).f_code.co_name
        seen.append(f"{type(self).__name__}.{name}")
        if params is not None:
            wrong = faults(params, params_of(type(self), name), seen[-1])
            if wrong:
                raise Misshapen("; ".join(wrong))
        return send(self, method, url, params, options, **rest)

    patch.setattr(StripeService, "_request", check)
    yield seen
