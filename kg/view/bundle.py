"""Puts the files of the page into one.

In: the ES modules, the style sheet and vis-network.  Out: texts that can stand in a page, and the hashes that its
content security policy allows.  This room must never see data.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

# In the order in which they need one another.
MODULES = (
    "text",
    "dates",
    "model",
    "search",
    "filters",
    "walk",
    "state",
    "dom",
    "symbols",
    "network",
    "details",
    "legend",
    "timeline",
    "map",
    "table",
    "export",
    "app",
)
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./[a-z]+\.mjs";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class)\b)", re.MULTILINE)


@cache
def read_asset(name: str) -> str:
    """The text of a file of ``kg/view/assets``."""
    return files("kg.view").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def bundle_modules() -> str:
    """All modules as one script: their imports and exports fall away, since they share one scope."""
    parts = [_EXPORT.sub("", _IMPORT.sub("", read_asset(f"{name}.mjs"))).strip() for name in MODULES]
    return '(() => {\n"use strict";\n' + "\n\n".join(parts) + "\n})();\n"


@cache
def read_vis_network() -> str:
    """The vis-network build that pyvis ships (9.1.2, Apache-2.0 or MIT)."""
    folder = files("pyvis").joinpath("templates", "lib", "vis-9.1.2")
    return folder.joinpath("vis-network.min.js").read_text(encoding="utf-8")


def content_hash(text: str) -> str:
    """The CSP source expression of an inline script or style."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(scripts: list[str], styles: list[str]) -> str:
    """The content security policy of a page that holds nothing but these scripts and styles, and asks for nothing."""
    return "; ".join(
        [
            "default-src 'none'",
            "script-src " + " ".join(content_hash(s) for s in scripts),
            "style-src " + " ".join(content_hash(s) for s in styles),
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def to_json_block(value: Any) -> str:
    """JSON that may stand inside a ``<script type="application/json">``, whatever text it holds."""
    dumped = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        dumped = dumped.replace(character, f"\\u{ord(character):04x}")
    return dumped
