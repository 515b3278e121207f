"""The place where students' code runs: its policy, its fence, and what code that tries to get out meets."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from book.widgets import bundles
from tests.lecturer.desk_page import DESK, dropped, hand_in

FRAME = (DESK / "frame.html").read_text(encoding="utf-8")
OUT = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts", "postMessage", "close", "Worker", "BroadcastChannel", "MessageChannel", "indexedDB", "caches", "navigator", "location", "eval", "self"]


def test_the_frames_policy_names_its_own_script_and_nothing_else():
    script = re.search("<script>(.*?)</script>", FRAME, flags=re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = re.search('Content-Security-Policy" content="([^"]*)"', FRAME)[1]
    assert policy == f"default-src 'none'; script-src 'sha256-{digest}' blob: 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'"


def test_the_fence_leaves_plain_javascript_only(desk_server, open_page, tmp_path):
    script = tmp_path / "fenced.js"
    bundles.bundle(Path(__file__).with_name("fenced.js"), script, "--format=iife")
    desk_server.changed["fenced.js"] = script.read_bytes()
    page = open_page(desk_server.page.replace("index", "free"))
    left = page.evaluate("new Promise((give) => { new Worker('/fenced.js').onmessage = ({ data }) => give(data); })")
    assert {"Object", "Promise", "WebAssembly", "setTimeout"} <= set(left)
    assert [name for name in OUT if name in left] == []
    assert [name for name in left if re.search("Database|Request|Socket|Channel|Cache|Storage|Navigator|Lock|Worker|Event|File|Import", name)] == []


def test_a_worker_that_is_not_held_to_the_policy_does_not_start(desk_server, open_page):
    page = open_page(desk_server.page.replace("index", "free"))
    said = page.evaluate(
        """new Promise((give) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => give(data);
        new Worker("/bare/worker.js").postMessage({ files: {}, packages: [] }, [port2]);
        })"""
    )
    assert said == {"fault": "this browser does not hold students' code to the page's policy"}


@pytest.fixture
def frame(bare):
    """The frame itself, with the desk open around it."""
    bare.evaluate("bare.open({lanes: 1})")
    return bare.frames[1]


def test_the_frame_has_no_origin_and_reaches_neither_page_nor_storage(frame, bare):
    bare.evaluate("localStorage.setItem('key', 'secret')")
    reached = frame.evaluate(
        """() => {
        const tried = { page: () => parent.document.title, kept: () => localStorage.length, cookies: () => document.cookie, database: () => indexedDB.open("x"), caches: () => caches.keys(), top: () => top.location.href };
        return [origin, ...Object.values(tried).map((one) => { try { return String(one()); } catch (fault) { return fault.name; } })];
        }"""
    )
    assert reached == ["null", *["SecurityError"] * 6]
    assert bare.locator("iframe").get_attribute("sandbox") == "allow-scripts"
