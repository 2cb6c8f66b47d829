"""Files that take long to make never keep everybody waiting, and are not made twice."""

import threading
import time
from collections.abc import Callable

import pytest

from dashboard.server.api import heavy
from dashboard.server.api.heavy import Heavy
from dashboard.server.api.problems import ProblemError
from tests.server.api.kit import V1, client


def test_a_file_is_made_once_even_for_many_who_ask_together() -> None:
    made, files = [], Heavy(memory=1000, waiting=8)

    def make() -> bytes:
        made.append(1)
        time.sleep(0.05)
        return b"x"

    threads = [threading.Thread(target=lambda: files.file("key", make)) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert len(made) == 1
    assert files.file("other", lambda: b"y") == b"y"


def test_one_is_made_at_a_time_and_a_crowd_is_told_to_come_back(monkeypatch) -> None:
    files, gate, together, most = Heavy(waiting=2), threading.Event(), [0], [0]

    def make() -> bytes:
        together[0] += 1
        most[0] = max(most[0], together[0])
        gate.wait(5)
        together[0] -= 1
        return b"x"

    threads = [threading.Thread(target=files.file, args=(str(n), make)) for n in range(3)]
    [thread.start() for thread in threads]
    time.sleep(0.1)
    with pytest.raises(ProblemError) as refused:
        files.file("late", make)
    assert refused.value.kind.status == 503
    assert refused.value.headers["Retry-After"] == str(heavy.PATIENCE)
    gate.set()
    [thread.join() for thread in threads]
    assert most[0] == 1
    assert files.file("late", make) == b"x"


def test_who_waits_too_long_is_told_so_and_a_failure_frees_the_place(monkeypatch) -> None:
    monkeypatch.setattr(heavy, "PATIENCE", 0.05)
    files, gate = Heavy(waiting=1), threading.Event()
    thread = threading.Thread(target=files.file, args=("a", lambda: (gate.wait(5), b"x")[1]))
    thread.start()
    time.sleep(0.05)
    with pytest.raises(ProblemError):
        files.file("b", lambda: b"y")
    gate.set()
    thread.join()

    def fail() -> bytes:
        raise RuntimeError

    for _ in range(5):
        with pytest.raises(RuntimeError):
            files.file("c", fail)
    assert files.file("c", lambda: b"z") == b"z"


def test_memory_is_bounded() -> None:
    files = Heavy(memory=1000)
    for n in range(50):
        files.file(str(n), lambda: b"x" * 200)
    assert files._kept.size <= 1000


def test_a_workbook_asked_again_is_not_made_again_and_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, made, files = [], [], Heavy()

    def file(key: str, make: Callable[[], bytes]) -> bytes:
        asked.append(key)
        return files.file(key, lambda: made.append(key) or make())

    monkeypatch.setattr(heavy.HEAVY, "file", file)
    address = f"{V1}/observations?format=xlsx&statut=A"
    first, again = client().get(address), client().get(address)
    assert first.content == again.content
    assert (len(asked), len(made)) == (2, 1)
    assert client().get(f"{address}&tri=id").content != b""
    assert len(made) == 2
