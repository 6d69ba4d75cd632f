"""What no page of the house may be, however hostile its content."""

from __future__ import annotations

import json
import re

from django.http import HttpResponse
from lxml import etree, html

MARK = "xssmark"
"""Stands in everything hostile. As the name of an element or an attribute it has done its work."""

EVIL = f"</title></script></textarea>'\"><{MARK} on{MARK}=alert(1)>&lt;{MARK}&gt;<script>{MARK}()</script>"
"""One text for every field: it ends what it stands in, brings an element, a handler and a script."""

STATIC_SCRIPTS = re.compile(r"((/|(\.\./)*)static/[\w./-]+|index)\.js(\?v=[0-9a-f]{6,64})?")
RUNS = ("javascript:", "data:text/html", "vbscript:")


def check_html(page: str | bytes, where: str) -> None:
    """Nothing hostile has become markup; nothing runs but our own files."""
    tree = html.document_fromstring(page)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        assert MARK not in element.tag, f"{where}: <{element.tag}>"
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on") and MARK not in name, f"{where}: {name}={value[:80]!r}"
            if name in ("href", "src", "action", "formaction", "cite", "data", "srcdoc", "poster"):
                bare = re.sub(r"[\x00-\x20]", "", value).lower()
                assert not bare.startswith(RUNS), f"{where}: {name}={value[:80]!r}"
            assert name != "style", f"{where}: {element.tag} style={value[:80]!r}"
        if element.tag == "script":
            check_script(element, where)
        assert element.tag not in ("style", "object", "embed", "base"), f"{where}: <{element.tag}>"


def check_script(element: html.HtmlElement, where: str) -> None:
    if element.get("src"):
        assert STATIC_SCRIPTS.fullmatch(element.get("src", "")), f"{where}: {element.get('src')}"
        assert not (element.text or "").strip(), where
    else:
        assert element.get("type") == "application/ld+json", f"{where}: a script inside the page"
        json.loads(element.text or "")


def check_answer(answer: HttpResponse, where: str) -> None:
    """What every answer of the house must be, whatever it holds."""
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy, f"{where}: {policy}"
    assert answer.headers["X-Content-Type-Options"] == "nosniff", where
    assert answer.headers["X-Frame-Options"] in ("DENY", "SAMEORIGIN"), where
    assert answer.headers["Referrer-Policy"], where
    kind = answer.headers["Content-Type"].partition(";")[0]
    content = answer.content if not answer.streaming else b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    if policy.startswith("sandbox;"):  # as received: what it says runs nowhere
        return
    if kind == "text/html":
        check_html(content, where)
    elif kind.endswith("json"):
        json.loads(content)
    elif kind.endswith("xml"):
        etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
