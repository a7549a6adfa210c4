"""The page of tl-report in a browser: page.py FOLDER, which holds what tests/browser.sh has made."""
import json
import pathlib
import sys
import time

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import browser
from browser import same

FOLDER = pathlib.Path(sys.argv[1]).resolve()
HELPERS = (pathlib.Path(__file__).parent / "page_helpers.js").read_text()
PATIENCE = 60  # seconds; 3 are promised, but machines that test are loaded

driver = browser.start()


def js(script, *arguments):
    return driver.execute_script(HELPERS + script, *arguments)


def open_page(name="report", scheme="light", width=1280, height=900, scale=1):
    browser.screen(driver, width, height, scale)
    browser.media(driver, scheme)
    driver.get_log("browser")
    driver.get_log("performance")
    driver.get((FOLDER / f"{name}.html").as_uri())


def quiet():
    messages = [entry["message"] for entry in driver.get_log("browser")]
    same(messages, [], "on the console")
    sent = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    urls = [m["params"]["request"]["url"] for m in sent if m["method"] == "Network.requestWillBeSent"]
    same([url for url in urls if not url.startswith("file://") or "favicon" in url], [], "requests")
    same(len(urls), 1, "requests")


def press(*keys):
    for key in keys:
        driver.switch_to.active_element.send_keys(key)


def focused(script="return document.activeElement.outerHTML"):
    return js(script)


def panel_is_open():
    return js("return document.getElementById('panel').open")


def cells():
    lines = (json.loads(line) for line in (FOLDER / "cells.jsonl").open())
    return [line for line in lines if line["kind"] in ("cell", "margin") and not line.get("all")
            and line.get("polarity") in ("barrier", "enabler", None) and "uncoded" not in line["code"]]


def opens_without_a_word_or_a_request():
    open_page()
    same(js("return document.querySelectorAll('td button').length > 100"), True, "buttons")
    quiet()


def has_landmarks_headings_and_names():
    open_page()
    same(js("return structureFaults()"), [])
    same(js("return figureFaults()"), [])


def shows_the_numbers_of_the_cells():
    open_page()
    shown = js("return tableNumbers()")
    index = js("return JSON.parse(document.getElementById('index').textContent)")
    groups, codes = index["groups"], [code for _, code, _ in index["codes"]]
    wanted = {}
    for cell in cells():
        group = groups.index(cell["by"]["source"])
        kind = cell.get("polarity", "either")
        number = cell["documents"] if kind == "either" else cell["references"]
        for key in (group, "*"):
            place = (codes.index(cell["code"]), str(key), kind)
            wanted[place] = wanted.get(place, 0) + number
    same({(first, group, kind): n for first, group, kind, n in shown}, wanted)
    return f"{len(shown)} numbers"


def every_number_has_as_many_quotations():
    open_page()
    asked = js("return askAllNumbers()")
    assert len(asked) > 200, len(asked)
    for name, number, references, documents, polarity, in_summary in asked:
        same(documents if polarity == "either" and not in_summary else references, number, name)
    quiet()
    return f"{len(asked)} lists"


def quotations_are_those_of_the_records():
    open_page()
    records = [json.loads(line) for line in (FOLDER / "tags.jsonl").open()]
    wanted = sorted((r["id"], t["code"], t["polarity"], r["text"][t["start"]:t["end"]].split())
                    for r in records for t in r["tags"]
                    if t["polarity"] in ("barrier", "enabler") and "uncoded" not in t["code"])
    seen = sorted((i, c, p, term.split()) for i, c, p, term in js("return allReferences()"))
    same(len(seen), len(wanted), "references")
    for one, other in zip(seen, wanted):
        same(tuple(one), tuple(other))
    return f"{len(seen)} references"


def lists_the_keys_that_were_counted():
    open_page()
    wanted = {(line["by"].get("source", "combined"), line["polarity"], line["references"])
              for line in map(json.loads, (FOLDER / "cells.jsonl").open())
              if line.get("key") and line["depth"] == 2}
    shown = js("return keys()")
    same({tuple(key) for key in shown}, wanted)
    return f"{len(shown)} keys"


def sorts_by_a_column_and_back():
    open_page()
    before = js("return labels()")
    heads = driver.find_elements(By.CSS_SELECTOR, ".themes thead tr:nth-child(2) button")
    heads[0].click()
    same(js("return sortFaults(1, -1)"), [])
    same(js("return heads()[1].getAttribute('aria-sort')"), "descending")
    heads[0].click()
    same(js("return sortFaults(1, 1)"), [])
    same(js("return heads()[1].getAttribute('aria-sort')"), "ascending")
    heads[0].click()
    same(js("return labels()"), before)
    same(js("return document.querySelectorAll('[aria-sort]').length"), 0, "sorted columns")


def filters_rows_and_says_how_many():
    open_page()
    find = driver.find_element(By.CSS_SELECTOR, ".themes input[type=search]")
    find.send_keys("cost")
    shown = js("return labels()")
    assert shown and len(shown) < 10 and any("Cost" in label for label in shown), shown
    said = driver.find_element(By.CSS_SELECTOR, ".themes [role=status]").text
    assert said.startswith(f"{len(shown)} of "), said
    find.clear()
    find.send_keys("\u00a0nothing is called so")
    same(js("return labels()"), [])
    find.clear()
    find.send_keys(Keys.SPACE)
    js("setSelect('rows', 'subthemes')")
    same(js("return [...visibleRows()].every((row) => row.dataset.depth > 1)"), True, "subthemes")
    js("setSelect('rows', 'key')")
    same(js("return [...visibleRows()].every((row) => row.dataset.depth > 1 && row.querySelector('.key'))"),
         True, "key ones")
    js("setSelect('columns', '0')")
    same(js("return visibleHeads()"), 6, "columns of one group")


def leads_by_keyboard_to_a_quotation_and_back():
    open_page()
    press(Keys.TAB)
    assert "skip" in focused(), focused()
    press(Keys.ENTER)
    for _ in range(200):
        press(Keys.TAB)
        if js("return Boolean(document.activeElement.closest('.themes td'))"):
            break
    name = focused("return document.activeElement.getAttribute('aria-label')")
    press(Keys.ARROW_DOWN)
    press(Keys.ARROW_RIGHT)
    below = focused("return document.activeElement.getAttribute('aria-label')")
    assert below and below != name, (name, below)
    press(Keys.ENTER)
    assert panel_is_open()
    same(focused("return document.activeElement.id"), "panel-title")
    press(Keys.TAB)
    same(focused("return document.activeElement.className"), "close")
    press(Keys.TAB)
    same(focused("return document.activeElement.className"), "list")
    for _ in range(4):
        press(Keys.TAB)
        assert focused("return document.activeElement === document.body"
                       " || document.getElementById('panel').contains(document.activeElement)")
    js("document.getElementById('panel-title').focus()")
    press(Keys.ESCAPE)
    assert not panel_is_open()
    same(focused("return document.activeElement.getAttribute('aria-label')"), below)


def turns_the_pages_of_quotations():
    open_page()
    js("mostAsked().click()")
    first = js("return panelFaults(1)")
    same(first, [])
    nexts = driver.find_element(By.CSS_SELECTOR, "#panel .next")
    nexts.click()
    same(js("return panelFaults(21)"), [])
    for _ in range(20):
        nexts.click()
    same(nexts.get_attribute("aria-disabled"), "true")
    same(js("return document.activeElement.className"), "next", "focus")
    driver.find_element(By.CSS_SELECTOR, "#panel .close").click()


def fits_a_phone_and_a_zoom_of_400_percent():
    for width, height, scale in ((320, 640, 1), (320, 225, 4), (360, 740, 3)):
        open_page(width=width, height=height, scale=scale)
        same(js("return document.documentElement.scrollWidth"), width, "width of the page")
        js("mostAsked().click()")
        same(js("return document.documentElement.scrollWidth"), width, "width with the panel")
        same(js("return wider(document.getElementById('panel'))"), [], "wider than the panel")
        same(js("return document.querySelectorAll('.themes .scroll')[0].tabIndex"), 0)


def contrasts_in_light_and_dark():
    least = 21
    for scheme in ("light", "dark"):
        open_page(scheme=scheme)
        same(js("return contrastFaults()"), [], scheme)
        js("mostAsked().click()")
        same(js("return contrastFaults()"), [], f"{scheme}, panel")
        least = min(least, js("return leastContrast()"))
    return f"at least {least:.1f} : 1"


def has_targets_of_24_pixels():
    open_page()
    same(js("return smallTargets()"), [])
    js("mostAsked().click()")
    same(js("return smallTargets()"), [])


def shows_where_the_focus_is_and_does_not_move():
    open_page()
    same(js("return document.getAnimations().length"), 0, "animations")
    for selector in ("nav a", "td button", "thead button", "input", "select", ".scroll"):
        driver.find_element(By.TAG_NAME, "body").send_keys(Keys.SHIFT)  # the keyboard is in use
        outline = js("const e = document.querySelector(arguments[0]); e.focus();"
                     "return getComputedStyle(e).outlineStyle + getComputedStyle(e).outlineWidth",
                     selector)
        same(outline, "solid3px", selector)


def says_all_without_javascript():
    browser.scripts(driver, False)
    try:
        open_page()
        body = driver.find_element(By.TAG_NAME, "body").text
        same(len(driver.find_elements(By.TAG_NAME, "button")), 3, "buttons")  # in the closed panel
        for words in ("Summary", "grey", "Cost-effectiveness", "combined", "need JavaScript"):
            assert words in body, words
        quiet()
    finally:
        browser.scripts(driver, True)


def prints_tables_without_tools():
    open_page()
    browser.media(driver, kind="print")
    same(js("return [...document.querySelectorAll('.tools, nav, dialog, .skip')]"
            ".filter((e) => e.getClientRects().length).length"), 0, "tools in print")
    same(js("return getComputedStyle(document.querySelector('.themes .scroll')).overflow"), "visible")
    browser.media(driver)


def takes_no_harm_from_hostile_text():
    open_page("hostile")
    asked = js("return askAllNumbers()")
    assert len(asked) > 30, len(asked)
    same(js("return window.pwned"), None, "pwned")
    same(js("return figureFaults()"), [])
    same(js("return document.querySelectorAll('img, script:not([type]), iframe, b').length"), 1,
         "elements of the page's own")
    same(js("return [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes])"
            ".filter((a) => a.name.startsWith('on') || /^javascript/i.test(a.value)).length"), 0)
    text = js("return ownText() + allQuotations()")
    assert "<img src=x onerror=window.pwned=1>" in text
    for character in "\u202e\u2066\0\x1b\x7f\x85\u2028":
        assert character not in text, repr(character)
    same(js("return unmarked()"), [], "terms that are not marked")
    quiet()


def opens_50_000_quotations_quickly():
    began = time.monotonic()
    open_page("big")
    js("return heads().length")
    interactive = js("return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    asked = js("const began = performance.now(); mostAsked().click();"
               "document.getElementById('panel').getBoundingClientRect();"
               "return [performance.now() - began, document.getElementById('panel-status').textContent]")
    assert "of 33,000" in asked[1], asked[1]
    assert time.monotonic() - began < PATIENCE
    same(js("return document.querySelectorAll('#panel li').length"), 20)
    quiet()
    return f"interactive after {interactive / 1000:.2f} s, a list of 33,000 after {asked[0] / 1000:.2f} s"


def says_what_it_leaves_out():
    open_page("limited")
    js("mostAsked().click()")
    said = js("return document.getElementById('panel-count').textContent")
    assert "left out: this page has at most 1 for each" in said, said
    assert "at most 1 for each code" in js("return document.body.textContent")


def does_without_records():
    open_page("bare")
    same(len(driver.find_elements(By.CSS_SELECTOR, "td button")), 0, "buttons")
    assert "without the records" in driver.find_element(By.TAG_NAME, "main").text
    driver.find_element(By.CSS_SELECTOR, ".themes thead button").click()
    quiet()


try:
    browser.run([
        opens_without_a_word_or_a_request, has_landmarks_headings_and_names,
        shows_the_numbers_of_the_cells, every_number_has_as_many_quotations,
        quotations_are_those_of_the_records, lists_the_keys_that_were_counted, sorts_by_a_column_and_back,
        filters_rows_and_says_how_many, leads_by_keyboard_to_a_quotation_and_back,
        turns_the_pages_of_quotations, fits_a_phone_and_a_zoom_of_400_percent,
        contrasts_in_light_and_dark, has_targets_of_24_pixels,
        shows_where_the_focus_is_and_does_not_move, says_all_without_javascript,
        prints_tables_without_tools, takes_no_harm_from_hostile_text,
        opens_50_000_quotations_quickly, says_what_it_leaves_out, does_without_records,
    ])
finally:
    driver.quit()
