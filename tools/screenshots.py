"""Take the pictures of the documentation: the page of a graph, light, dark and on a phone.

    python tools/screenshots.py output/graph.ttl

Writes docs/images/page-*.png.  Needs Debian's chromium and the Python package playwright.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kg.view import save_html

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
LARGEST = 300_000  # bytes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path, nargs="?", default=Path("output/graph.ttl"))
    parser.add_argument("--out", type=Path, default=IMAGES)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        page_file = Path(folder) / "graph.html"
        save_html(arguments.graph, page_file)
        found = re.search(r'id="data">(.*?)</script>', page_file.read_text(encoding="utf-8"), re.DOTALL)
        data = json.loads(found[1]) if found else {}
        main_node = data["nodes"][data["order"][0]]["iri"]
        shots = {
            "page-light": (DESK, "light", ""),
            "page-dark": (DESK, "dark", main_node),
            "page-map": (DESK, "light", f"{main_node}?view=map"),
            "page-timeline": (DESK, "light", "?view=timeline"),
            "page-table": (DESK, "light", "?view=table&table=facts"),
            "page-phone": (PHONE, "light", main_node),
        }
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, (size, scheme, address) in shots.items():
            page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
            page.goto(f"{page_file.as_uri()}#{address}")
            page.wait_for_selector("html[data-ready=yes]")
            page.wait_for_timeout(600)
            path = arguments.out / f"{name}.png"
            page.screenshot(path=path)
            page.close()
            print(f"{path.name}: {path.stat().st_size:,} bytes")
            if path.stat().st_size > LARGEST:
                raise SystemExit(f"{path.name} is larger than {LARGEST:,} bytes")
        browser.close()


if __name__ == "__main__":
    main()
