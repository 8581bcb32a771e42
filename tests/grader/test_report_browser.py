"""The page in a real browser: fits desktop and phone, light and dark, prints, and axe finds nothing serious."""

import os
import shutil
from pathlib import Path

import pytest

from grader.report.html import report_html
from tests.grader.reports import EVIL, goal, report_of

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
SHOTS = os.environ.get("KATA_SCREENSHOTS", "")  # a folder to keep the screenshots in

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="no chromium on this system: apt-get install chromium"),
    pytest.mark.timeout(180),
]
VIEWS = {
    "desktop": (1280, "light"),
    "desktop-dark": (1280, "dark"),
    "phone": (390, "light"),
    "phone-dark": (390, "dark"),
    "small-phone": (320, "light"),
}


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report_html(report_of(aim=goal(days=5, hours=1.0), notice=EVIL)), encoding="utf-8")
    return path


@pytest.fixture(params=VIEWS)
def page(request, browser, page_file):
    width, scheme = VIEWS[request.param]
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.complaints = []
    page.on(
        "console", lambda message: page.complaints.append(message.text) if message.type == "error" else None
    )
    page.on(
        "request",
        lambda sent: (
            page.complaints.append(sent.url) if not sent.url.startswith(("file:", "data:")) else None
        ),
    )
    page.goto(page_file.as_uri())
    page.view = request.param
    yield page
    page.close()


def test_nothing_is_wider_than_the_window(page):
    width = page.viewport_size["width"]

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SHOTS}/report-{page.view}.png", full_page=True)


def test_the_page_loads_nothing_and_runs_nothing(page):
    assert page.complaints == []
    assert page.title().startswith("Katas: ")


def test_the_screen_is_neither_blank_nor_in_the_wrong_scheme(page):
    Image = pytest.importorskip("PIL.Image", reason="pillow is not installed")
    import io

    picture = Image.open(io.BytesIO(page.screenshot())).convert("L")
    corner, shades = picture.getpixel((2, 2)), len(picture.getcolors(256))

    assert shades > 40
    assert (corner < 60) == ("dark" in page.view)


def test_labels_of_charts_do_not_overlap_and_stay_inside(page):
    found = page.evaluate(
        """() => [...document.querySelectorAll('.chart svg')].flatMap(svg => {
            const frame = svg.getBoundingClientRect();
            const texts = [...svg.querySelectorAll('text')].map(t => [t.textContent.trim(), t.getBoundingClientRect()]);
            const out = texts.filter(([, b]) => b.left < frame.left - 1 || b.right > frame.right + 1)
                .map(([t]) => 'outside: ' + t);
            const over = texts.flatMap(([t, a], i) => texts.slice(i + 1).filter(([, b]) =>
                a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3
            ).map(([u]) => t + ' over ' + u));
            return [...out, ...over];
        })"""
    )

    assert found == []


def test_labels_are_readable(page):
    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('.chart svg text')].map(
            t => t.getBoundingClientRect().height))"""
    )

    assert smallest >= 7, f"the smallest label is {smallest:.1f} px high"


def test_axe_finds_nothing_serious(page):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")

    violations = axe.Axe().run(page).response["violations"]
    serious = [
        (found["id"], found["help"], [node["target"] for node in found["nodes"]][:3])
        for found in violations
        if found["impact"] in ("serious", "critical")
    ]

    assert serious == []


def test_printing_shows_what_is_folded(browser, page_file):
    page = browser.new_page(viewport={"width": 800, "height": 1000})
    page.goto(page_file.as_uri())
    page.emulate_media(media="print")
    page.wait_for_function(  # the style of the other medium takes a frame
        """() => [...document.querySelectorAll('details')].every(d => {
            const inside = d.lastElementChild; return inside.checkVisibility({contentVisibilityAuto: true}); })""",
        timeout=10_000,
    )
    pdf = page.pdf(format="A4")
    page.close()

    assert pdf.startswith(b"%PDF")
