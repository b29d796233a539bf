"""The site in a browser: for the eye, the keyboard, the phone, and without scripts."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1440, "height": 900}
SHIFTS = """
() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().reduce((sum, e) => sum + e.value, 0)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(0), 300);
})
"""


def names(page):
    """The models that the table shows, in order."""
    return page.locator("table.grid tbody tr:visible th a").all_inner_texts()


def press(page, selector, key="Enter"):
    page.locator(selector).first.focus()
    page.keyboard.press(key)


def choose(page, name, typed):
    """Chooses in a list by typing the beginning of a word."""
    page.locator(f"select[name={name}]").focus()
    page.keyboard.type(typed)


def test_axe_finds_nothing_to_complain_of(opened, base, path):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = opened(base, path).page
    found = []
    for viewport, scheme in product((PHONE, WIDE), ("light", "dark")):
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        found += [
            (viewport["width"], scheme, each["id"], each["nodes"][0]["html"])
            for each in axe.run(page).response["violations"]
        ]
    assert [] == found


@pytest.mark.parametrize("width", [320, 390, 768, 1100, 1440])
def test_no_page_scrolls_sideways(opened, base, kinds, width):
    page = opened(base, viewport={"width": width, "height": 844}).page
    wide = {}
    for kind, path in kinds.items():
        page.goto(base + path)
        found = page.evaluate("document.documentElement.scrollWidth")
        if found > width:
            wide[kind] = found
    assert {} == wide


def test_no_table_scrolls_the_page_sideways_in_any_language(opened, base, site):
    page = opened(base).page
    wide = {}
    for path in (*site.glob("**/table/*.html"), *site.glob("**/index.html")):
        name = path.relative_to(site).as_posix()
        page.goto(base + name)
        for width in (1250, 1440):
            page.set_viewport_size({"width": width, "height": 844})
            found = page.evaluate("document.documentElement.scrollWidth")
            if found > width:
                wide[name] = (width, found)
    assert {} == wide


def test_the_first_row_is_on_the_first_screen_of_a_phone(opened, base):
    page = opened(base, viewport=PHONE).page
    box = page.locator("table.grid tbody tr").first.bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"]


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["390", "1440"])
def test_head_and_first_column_stay_in_sight(opened, base, viewport):
    page = opened(base, viewport=viewport | {"height": 480}).page
    last = page.locator("table.grid tbody tr").last
    last.locator("td").last.scroll_into_view_if_needed()
    head = page.locator("table.grid thead th.name").bounding_box()
    name = last.locator("th").bounding_box()
    assert head["y"] >= -1
    assert name["x"] >= -1


def test_nothing_is_asked_of_others_and_nothing_complains(opened, base, kinds):
    watched = opened(base)
    for path in kinds.values():
        watched.page.goto(base + path)
    assert ([], []) == (watched.outside, watched.complaints)


@pytest.mark.parametrize("query", ["", "?sort=1", "?verdict=closed", "?sort=-3&q=heron"])
@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["390", "1440"])
def test_the_script_moves_nothing_while_the_table_appears(opened, base, viewport, query):
    page = opened(base, f"index.html{query}", viewport=viewport).page
    assert page.evaluate(SHIFTS) < 0.01


def test_the_comparison_moves_nothing_while_it_appears(opened, base):
    page = opened(base, "compare.html?m=heron-1b&m=reed-7b").page
    page.locator("table.sides").wait_for()
    assert page.evaluate(SHIFTS) < 0.01


def test_the_keyboard_sorts_and_the_address_keeps_it(opened, base):
    page = opened(base).page
    press(page, "th.name button")
    assert page.url.endswith("?sort=1")
    assert all(a.lower() <= b.lower() for a, b in pairwise(names(page)))
    press(page, "th.name button")
    sorted_down = names(page)
    page.reload()
    assert sorted_down == names(page)
    assert "descending" == page.locator("thead th.name").get_attribute("aria-sort")


def test_a_result_in_words_is_sorted_by_its_words(opened, base):
    page = opened(base, "table/osaid-1.0.html").page
    press(page, "th.score button")
    words = page.locator("td.score").all_inner_texts()
    assert sorted(words) == words


def test_the_keyboard_filters_and_back_restores_it(opened, base):
    page = opened(base).page
    choose(page, "verdict", "undetermined")
    chosen = page.locator("select[name=verdict]").input_value()
    page.locator("input[name=q]").focus()
    page.keyboard.type("heron")
    shown = names(page)
    assert all("heron" in each.lower() for each in shown)
    assert f"verdict={chosen}" in page.url or chosen == ""
    address = page.url
    page.goto(base + "makers.html")
    page.go_back()
    assert (address, shown) == (page.url, names(page))
    assert "heron" == page.locator("input[name=q]").input_value()
    press(page, "button[type=reset]")
    page.wait_for_url(base)
    assert len(names(page)) > len(shown)


def test_a_maker_is_filtered_and_counted(opened, base):
    page = opened(base).page
    maker = page.locator("select[name=maker] option").nth(1).inner_text()
    choose(page, "maker", maker)
    rows = page.locator("table.grid tbody tr:visible")
    assert {maker} == {each.get_attribute("data-m") for each in rows.all()}
    assert page.locator("output").inner_text().startswith(f"Models shown: {rows.count()} of ")


def test_the_keyboard_opens_what_shows_a_cell(opened, base):
    page = opened(base).page
    press(page, "table.grid tbody a.c")
    page.wait_for_url("**/release/*#radboud.*")
    row = page.locator("tr:target")
    assert row.is_visible()
    row.locator("a.show").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("section.finding:target").is_visible()


def test_the_cell_of_a_folded_definition_is_unfolded(opened, base):
    page = opened(base, "table/mof.html").page
    press(page, "table.grid tbody a.c")
    page.locator("tr:target").wait_for(state="visible")


def test_two_models_are_compared_by_keyboard(opened, base):
    page = opened(base, "compare.html").page
    for at in (0, 1):
        page.locator("select[name=m]").nth(at).focus()
        for _ in range(at + 1):
            page.keyboard.press("ArrowDown")
    press(page, "form.compare button")
    page.locator("table.sides").wait_for()
    assert 2 == page.url.count("m=")
    assert 2 == page.locator("table.sides thead th a").count()
    compared = page.locator("table.sides").inner_text()
    page.reload()
    page.locator("table.sides").wait_for()
    assert compared == page.locator("table.sides").inner_text()


def test_definition_and_language_keep_what_was_asked(opened, base):
    page = opened(base).page
    page.locator("input[name=q]").focus()
    page.keyboard.type("heron")
    shown = sorted(names(page))
    press(page, ".tabs a:not([aria-current])")
    page.wait_for_url("**/table/**")
    assert shown == sorted(names(page))
    press(page, ".tongues a[hreflang=fr]")
    page.wait_for_url("**/fr/table/**")
    assert shown == sorted(names(page))
    assert "fr" == page.locator("html").get_attribute("lang")


def test_the_first_stop_of_the_keyboard_skips_to_the_content(opened, base):
    page = opened(base).page
    page.keyboard.press("Tab")
    assert page.locator(".skip").is_visible()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_without_scripts_all_is_shown_and_nothing_is_offered_that_needs_one(opened, base):
    with_script = names(opened(base).page)
    page = opened(base, java_script_enabled=False).page
    assert with_script == names(page)
    assert 0 == page.locator("form:visible").count()


def test_without_scripts_every_result_can_be_compared(opened, base, site):
    page = opened(base, "compare.html", java_script_enabled=False).page
    assert len(list((site / "release").glob("*.html"))) == page.locator(".matrix tbody tr").count()
    assert 0 == page.locator("form:visible").count()


def test_close_rows_hold_more_models_and_stand_in_the_address(opened, base):
    page = opened(base).page
    row = page.locator("table.grid tbody tr").first
    before = row.bounding_box()["height"]
    press(page, "input[name=dense]", key="Space")
    assert (True, "dense=1") == (row.bounding_box()["height"] < before, page.url.partition("?")[2])
    page.reload()
    assert page.locator("input[name=dense]").is_checked()
    assert row.bounding_box()["height"] <= 24


def test_a_comparison_tells_the_reasons_in_the_language_of_the_page(opened, base):
    page = opened(base, "es/compare.html?m=heron-1b&m=reed-7b").page
    page.locator("table.sides").wait_for()
    own = opened(base, "es/release/reed-7b.html").page.locator("#q-weights-license > p").first
    cell = page.locator("table.sides a[href$='reed-7b.html#q-weights-license']").locator("..")
    told = own.evaluate("(p) => p.firstChild.textContent.trim()")
    assert told in cell.inner_text()
    assert 0 == page.locator("table.sides [lang=en]").count()
