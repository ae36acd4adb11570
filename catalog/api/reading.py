"""The OpenAPI document as people read it: one section an address, one line a field."""

from typing import Any, NamedTuple

Schema = dict[str, Any]
_SHAPES = ("Words", "Named", "ShopName", "Picture")


class Field(NamedTuple):
    name: str
    kind: str
    said: str


class Shape(NamedTuple):
    """What fields are made of."""

    name: str
    fields: list[Field]


class Section(NamedTuple):
    path: str
    summary: str
    parameters: list[Field]
    fields: list[Field]
    is_list: bool
    same_as: str  # the list whose rows are as this


class Reader:
    def __init__(self, document: Schema) -> None:
        self.paths = document["paths"]
        self.schemas = document["components"]["schemas"]

    def sections(self) -> list[Section]:
        first: dict[str, str] = {}
        return [self._section(path, each["get"], first) for path, each in self.paths.items()]

    def shapes(self) -> list[Shape]:
        return [Shape(name, self._fields(name)) for name in _SHAPES]

    def _section(self, path: str, operation: Schema, first: dict[str, str]) -> Section:
        answer = operation["responses"][200]["content"]["application/json"]["schema"]
        items = self._of(answer)["properties"].get("items")
        row = _name(items["items"] if items else answer)
        shown_at = first.setdefault(row, path)
        return Section(
            path,
            operation["summary"],
            [self._field(each["name"], each["schema"]) for each in operation["parameters"]],
            self._fields(row),
            bool(items),
            "" if shown_at == path else shown_at,
        )

    def _fields(self, name: str) -> list[Field]:
        return [self._field(*each) for each in self.schemas[name]["properties"].items()]

    def _field(self, name: str, schema: Schema) -> Field:
        return Field(name, self._kind(schema), schema.get("description", ""))

    def _kind(self, schema: Schema) -> str:
        """Such as `Words | null`."""
        if "anyOf" in schema:
            return " | ".join(self._kind(each) for each in schema["anyOf"])
        if "$ref" in schema:
            is_choice = "enum" in self._of(schema)
            return self._kind(self._of(schema)) if is_choice else _name(schema)
        if "enum" in schema:
            return " | ".join(schema["enum"])
        if schema.get("type") == "array":
            return f"{self._kind(schema['items'])}[]"
        return str(schema.get("const") or schema.get("format") or schema["type"])

    def _of(self, schema: Schema) -> Schema:
        found: Schema = self.schemas[_name(schema)]
        return found


def _name(schema: Schema) -> str:
    return str(schema["$ref"]).rpartition("/")[2]
