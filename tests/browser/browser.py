"""What the browser tests share: a headless Chromium, cases that are told one a line."""
import os
import sys

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

ARGUMENTS = ["--headless=new", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
             "--disable-extensions", "--disable-background-networking", "--no-first-run"]


def start():
    options = Options()
    for argument in ARGUMENTS + (["--no-sandbox"] if os.geteuid() == 0 else []):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(service=Service(os.environ.get("CHROMEDRIVER", "chromedriver")),
                              options=options)
    driver.set_page_load_timeout(120)
    driver.set_script_timeout(120)
    return driver


def screen(driver, width=1280, height=900, scale=1):
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": height, "deviceScaleFactor": scale, "mobile": False})


def media(driver, scheme="light", kind=""):
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "media": kind, "features": [{"name": "prefers-color-scheme", "value": scheme}]})


def scripts(driver, on):
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not on})


def same(seen, expected, what=""):
    assert seen == expected, f"{what}: {seen!r} where {expected!r} was expected"


def run(cases):
    """Each case is a function; "ok NAME" or "failed NAME: REASON" for each."""
    for case in cases:
        name = case.__name__.replace("_", " ")
        try:
            said = case()
            print(f"ok {name}" + (f" ({said})" if said else ""), flush=True)
        except Exception as error:  # whatever it is, the case has failed and the next may run
            print(f"failed {name}: {type(error).__name__}: " + " ".join(str(error).split())[:1000],
                  flush=True)
    sys.exit(0)
