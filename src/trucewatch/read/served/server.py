"""A model server that speaks the chat format of OpenAI: one question, one JSON answer, with time-outs and retries.

Only the standard library. Nothing is sent anywhere unless a person names the server.
"""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

from trucewatch.errors import BadInput

AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
"""Answers after which the same question may be asked once more."""
LONGEST = 4_000_000
"""Bytes of an answer that are read at most."""


@dataclass(slots=True)
class Spent:
    """What was asked so far: questions, tries, and tokens as the server counts them."""

    questions: int = 0
    tries: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


class Server:
    """One model on one server. `url` ends before `/chat/completions`; `seconds` is the time-out of one try."""

    def __init__(self, url: str, model: str, *, key: str = "", seconds: float = 120, tries: int = 3) -> None:
        if not url.startswith(("http://", "https://")):
            raise BadInput(f"--server {url!r}: give its address, such as http://127.0.0.1:8080/v1")
        self.url, self.model = url.rstrip("/"), model
        self.spent = Spent()
        self._key, self._seconds, self._tries = key, seconds, tries

    def ask(self, instruction: str, text: str, schema: dict[str, Any]) -> str:
        """The answer to a question as the server gave it. Raises BadInput where it gives none after all tries."""
        self.spent.questions += 1
        said = [{"role": "system", "content": instruction}, {"role": "user", "content": text}]
        form = {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema}}
        body = {"model": self.model, "messages": said, "temperature": 0, "response_format": form}
        why = ""
        for n in range(self._tries):
            if n:
                time.sleep(min(0.2 * 4**n, 10))
            self.spent.tries += 1
            answer, why, again = self._once(json.dumps(body).encode())
            if answer is not None:
                return answer
            if not again:
                break
        raise BadInput(
            f"{self.url}: no answer from {self.model!r} ({why}); check --server and --model, then read again"
        )

    def _once(self, body: bytes) -> tuple[str | None, str, bool]:
        """The answer, else what went wrong and whether to try again."""
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self._key}"} if self._key else {})
        request = urllib.request.Request(f"{self.url}/chat/completions", body, headers)
        try:
            with urllib.request.urlopen(request, timeout=self._seconds) as response:
                read = json.loads(response.read(LONGEST))
        except urllib.error.HTTPError as error:
            error.close()
            return None, f"HTTP {error.code}", error.code in AGAIN
        except (OSError, http.client.HTTPException, ValueError) as error:
            return None, str(error) or type(error).__name__, True
        return self._content(read)

    def _content(self, read: Any) -> tuple[str | None, str, bool]:
        try:
            content = read["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError):
            return None, "an answer without choices[0].message.content", False
        used = read.get("usage")
        if isinstance(used, dict):
            self.spent.tokens_in += _count(used.get("prompt_tokens"))
            self.spent.tokens_out += _count(used.get("completion_tokens"))
        return (content, "", False) if isinstance(content, str) else (None, "an answer that is no text", False)


def _count(value: Any) -> int:
    return value if isinstance(value, int) and value > 0 else 0
