"""A model server on 127.0.0.1 that a test starts and speaks real HTTP to; what it answers is the test's own."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from trucewatch.read.served.server import Server


@contextmanager
def serving(answer: Callable[[dict[str, Any], int], tuple[int, str]]) -> Iterator[tuple[Server, list[dict[str, Any]]]]:
    """A server that answers what `answer` says to each question and its number; and the questions it got."""
    asked: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))) | {"path": self.path})
            code, content = answer(asked[-1], len(asked))
            used = {"prompt_tokens": 100, "completion_tokens": 7}
            body = json.dumps({"choices": [{"message": {"content": content}}], "usage": used}).encode()
            self.send_response(code)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing: the test says what it got."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Server(f"http://127.0.0.1:{server.server_port}/v1", "a-model", seconds=5), asked
        finally:
            server.shutdown()
            thread.join()


def saying(*claims: dict[str, Any]) -> Callable[[dict[str, Any], int], tuple[int, str]]:
    return lambda _asked, _n: (200, json.dumps({"claims": list(claims)}))
