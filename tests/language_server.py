"""A small client of a language server: it plays the editor, over the server's standard input and output.

Standard library only, and no threads: answers are read when they are waited for, each
with a deadline. POSIX only, as the rest of the tests that drive a program are.
"""

import json
import os
import re
import select
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Self

__all__ = ["Buffer", "Diagnostic", "LanguageServer"]

PATIENCE = 30.0
"""Seconds to wait for one answer."""

Diagnostic = tuple[int, str]
"""A diagnostic: the line it is on, counted from 1 as editors show it, and its message."""


class LanguageServer:
    """A running server, with a folder open in it."""

    def __init__(self, command: Sequence[str | Path], folder: Path, settings: Mapping[str, Any], log: Path) -> None:
        """Starts the server.

        Args:
            command: the program and its arguments.
            folder: the folder that the editor has open.
            settings: the editor's settings, by section; the server asks for them.
            log: where the server's standard error goes.
        """
        self._settings = settings
        self._log = log
        self._last = 0
        self._version = 0
        self._received = b""
        self._answers: dict[int, dict[str, Any]] = {}
        self._published: dict[str, list[dict[str, Any]]] = {}
        self._is_configured = False
        with log.open("wb") as errors:
            self._process = subprocess.Popen(
                [*map(str, command)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, cwd=folder
            )
        try:
            self._greet(folder)
        except BaseException:
            self._kill()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._ask("shutdown", None)
            self._tell("exit", None)
            self._process.wait(PATIENCE)
        finally:
            self._kill()

    @contextmanager
    def opened(self, path: Path, text: str | None = None) -> Iterator["Buffer"]:
        """A file as it is open in the editor, with what the server says of it.

        Args:
            path: the file.
            text: what the editor holds, when it is not what the disk holds.
        """
        uri = path.resolve().as_uri()
        text = path.read_text(encoding="utf-8") if text is None else text
        # The server keeps what it parsed by name and version, even of a closed file: no version comes twice.
        self._version += 1
        document = {"uri": uri, "languageId": "yaml", "version": self._version, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        buffer = Buffer(self, uri, text)
        try:
            yield buffer
        finally:
            # A closed file is declared clean; its last verdict and that one must not be taken for each other.
            _ = buffer.diagnostics
            self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
            self.verdict(uri)

    def ask_about(self, what: str, uri: str, text: str, offset: int) -> Any:
        """What the server answers about one place of an open file."""
        before = text[:offset]
        column = before[before.rfind("\n") + 1 :]
        place = {"line": before.count("\n"), "character": len(column.encode("utf-16-le")) // 2}
        return self._ask(f"textDocument/{what}", {"textDocument": {"uri": uri}, "position": place})

    def verdict(self, uri: str) -> list[dict[str, Any]]:
        """The diagnostics of a file, once the server has sent them; each time they are sent they are told once."""
        self._wait(lambda: uri in self._published, f"to judge {uri}")
        return self._published.pop(uri)

    def _greet(self, folder: Path) -> None:
        uri = folder.resolve().as_uri()
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {"hover": {"contentFormat": ["markdown"]}, "publishDiagnostics": {}},
        }
        folders = [{"uri": uri, "name": folder.name}]
        self._ask(
            "initialize",
            {"processId": os.getpid(), "rootUri": uri, "workspaceFolders": folders, "capabilities": capabilities},
        )
        self._tell("initialized", {})
        self._wait(lambda: self._is_configured, "to ask for its settings")

    def _ask(self, method: str, params: Any) -> Any:
        self._last += 1
        number = self._last
        self._send({"id": number, "method": method, "params": params})
        self._wait(lambda: number in self._answers, f"to answer {method}")
        answer = self._answers.pop(number)
        if "error" in answer:
            raise AssertionError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        if message.get("params", ...) is None:
            del message["params"]
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _wait(self, is_there: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not is_there():
            assert self._process.stdout is not None
            left = deadline - time.monotonic()
            ready = select.select([self._process.stdout], [], [], left)[0] if left > 0 else []
            chunk = os.read(self._process.stdout.fileno(), 65536) if ready else b""
            if not chunk:
                why = "ended" if ready else f"took more than {PATIENCE:g} s"
                raise AssertionError(f"the server {why} {what}\n{self._log.read_text(errors='replace')}")
            self._received += chunk
            self._take_messages()

    def _take_messages(self) -> None:
        while head := re.match(rb"(?:[^\r]+\r\n)*?Content-Length: (\d+)\r\n(?:[^\r]+\r\n)*\r\n", self._received):
            end = head.end() + int(head[1])
            if len(self._received) < end:
                return
            message = json.loads(self._received[head.end() : end])
            self._received = self._received[end:]
            self._take(message)

    def _take(self, message: dict[str, Any]) -> None:
        method, params = message.get("method"), message.get("params") or {}
        if method is None:
            self._answers[message["id"]] = message
        elif method == "textDocument/publishDiagnostics":
            self._published[params["uri"]] = params["diagnostics"]
        elif "id" in message:
            result = None
            if method == "workspace/configuration":
                result = [self._settings.get(item.get("section")) for item in params["items"]]
            self._send({"id": message["id"], "result": result})
            self._is_configured |= method == "workspace/configuration"

    def _kill(self) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()


class Buffer:
    """A file that is open in the editor.

    Attributes:
        text: what the editor holds.
    """

    def __init__(self, server: LanguageServer, uri: str, text: str) -> None:
        self.text = text
        self._server = server
        self._uri = uri

    @cached_property
    def diagnostics(self) -> list[Diagnostic]:
        """What the server marks in the file."""
        return [(found["range"]["start"]["line"] + 1, found["message"]) for found in self._server.verdict(self._uri)]

    def completions(self, offset: int) -> dict[str, str]:
        """What the editor offers at a place, each with the text that it would type."""
        found = self._server.ask_about("completion", self._uri, self.text, offset)
        items = found["items"] if isinstance(found, dict) else found or []
        return {item["label"]: item["textEdit"]["newText"] for item in items}

    def hover(self, offset: int) -> str:
        """What the editor shows when the mouse rests on a place, in Markdown."""
        found = self._server.ask_about("hover", self._uri, self.text, offset)
        return found["contents"]["value"] if found else ""
