"""Asking the API as a program does."""

BASE = "/api/v1/"


def ask(client, path, **query):
    response = client.get(f"{BASE}{path}", query)
    assert response.status_code == 200, response.content
    return response.json()


def walk(client, path, meanwhile=None, **query):
    """Every row, page by page; `meanwhile` is done between two pages."""
    page = ask(client, path, **query)
    while True:
        yield from page["items"]
        if page["next"] is None:
            return
        if meanwhile:
            meanwhile()
        page = client.get(page["next"]).json()


def refused(client, path, query=None):
    """Status, kind of problem, and the parameters it names."""
    response = client.get(f"{BASE}{path}", query or {})
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == response.status_code
    return response.status_code, body["type"].partition("#")[2], body["parameters"]
