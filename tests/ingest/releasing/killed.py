"""Run by ``test_crash.py`` in a process of its own: publications that are killed, again and again.

Each publication runs in a forked process that dies of SIGKILL: before its k-th change of the disk,
for every k, and at random moments. After each death the data are read as a visitor would.
"""

import json
import os
import random
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from dashboard.ingest.errors import IngestError
from dashboard.ingest.releasing.disk import ASIDE
from dashboard.ingest.releasing.imports import Import
from dashboard.ingest.releasing.release import release, standing
from dashboard.ingest.releasing.rollback import rollback
from dashboard.tables.store import load_published, load_version
from dashboard.tables.versions import read_head
from tests.ingest.releasing.kept import DATA, DAY, figures, imported

OLD, NEW = figures("12", "20", "35", "70", "17"), figures("13", "21", "36", "71", "18")
CHANGES = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.truncate"}
WRITING = os.O_WRONLY | os.O_RDWR


def forked(work: Callable[[], object]) -> int:
    """Run in a forked process; its exit code, or minus the signal it died of."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        except IngestError:
            os._exit(3)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(4)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def die_before(step: int, root: Path) -> None:
    """Kill this process before its step-th change under ``root``."""
    seen = 0

    def hook(event: str, args: tuple[object, ...]) -> None:
        nonlocal seen
        writes = event == "open" and isinstance(args[2], int) and args[2] & WRITING
        if (event in CHANGES or writes) and str(args[0]).startswith(str(root)):
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def fresh(folder: Path) -> Path:
    """Data with one import published, ready for its correction."""
    root, base = folder / "data", folder / "base"
    if not base.exists():
        for name in ("raw", "catalogue", "published"):
            shutil.copytree(DATA / name, base / name)
        kept = imported(folder / "in", OLD)
        assert forked(lambda: release(base, [kept], DAY, "Import.")) == 0
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(base, root)
    return root


def corrected(root: Path, folder: Path) -> Import:
    """The corrected import, ready to be published."""
    stands = standing(root)
    assert stands
    return imported(folder / "in", NEW, stands.imports["asco-2025-abs"])


def correct(root: Path, folder: Path) -> None:
    """Publish the corrected import."""
    release(root, [corrected(root, folder)], DAY, "Rectificatif.")


def whole(root: Path) -> str:
    """The version a visitor sees, every version of the log being whole."""
    head = read_head(root)
    for version in head.known:
        load_version(root, version)
    seen = load_published(root)
    values = [seen.by_id[r["id"]].value for r in OLD]
    expected = {"1.1.0": OLD, "2.0.0": NEW}[head.current]
    assert values == [float(r["value"]) for r in expected], values
    return head.current


def every_step(folder: Path) -> dict[str, int]:
    """Die before each change of the disk in turn, look, then publish again."""
    counts = {"killed": 0, "old": 0, "new": 0}
    for step in range(1, 500):
        root = fresh(folder)

        def run(root: Path = root, step: int = step) -> None:
            die_before(step, root)
            correct(root, folder)

        code = forked(run)
        counts["old" if whole(root) == "1.1.0" else "new"] += 1
        if code == 0:
            return counts
        assert code == -signal.SIGKILL, code
        counts["killed"] += 1
        assert forked(lambda root=root: correct(root, folder)) == 0
        assert whole(root) == "2.0.0"
        assert not list(root.rglob(f"{ASIDE}*"))
    raise AssertionError("the publication never ended")


def any_moment(folder: Path, times: int) -> dict[str, int]:
    """Die at random moments, one publication after the other."""
    draw = random.Random(5)
    counts = {"killed": 0, "old": 0, "new": 0}
    root = fresh(folder)
    start = time.monotonic()
    assert forked(lambda: correct(root, folder)) == 0
    longest = time.monotonic() - start
    for _ in range(times):
        root = fresh(folder)
        pid = os.fork()
        if pid == 0:
            correct(root, folder)
            os._exit(0)
        time.sleep(draw.uniform(0, longest))
        os.kill(pid, signal.SIGKILL)
        counts["killed"] += os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL
        counts["old" if whole(root) == "1.1.0" else "new"] += 1
    return counts


def full_disk(folder: Path) -> dict[str, int]:
    """No file may grow beyond a limit: told in a sentence, the old figures whole."""
    counts = {"refused": 0, "published": 0}
    for limit in (0, 1, 100, 1000, 3000, 8000, 10_000, 12_000, 15_000, 10**6):
        root = fresh(folder)

        def run(root: Path = root, limit: int = limit) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            kept = corrected(root, folder)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            release(root, [kept], DAY, "Rectificatif.")

        code = forked(run)
        assert code in (0, 3), code
        counts["published" if code == 0 else "refused"] += 1
        assert whole(root) == ("2.0.0" if code == 0 else "1.1.0")
    return counts


def read_meanwhile(folder: Path, times: int) -> dict[str, int]:
    """A reader never meets anything but a whole version while others come and go."""
    root = fresh(folder)
    assert forked(lambda: correct(root, folder)) == 0
    ready, done = os.pipe()
    pid = os.fork()
    if pid == 0:
        looks = 0
        end = root / "stop"
        while not end.exists():
            seen = load_published(root)
            values = [seen.by_id[r["id"]].value for r in OLD]
            good = [[float(r["value"]) for r in rows] for rows in (OLD, NEW)]
            if values not in good:
                os._exit(5)
            looks += 1
        os.write(done, str(looks).encode())
        os._exit(0)
    for turn in range(times):
        rollback(root, DAY, "Essai.", "1.1.0" if turn % 2 == 0 else "2.0.0")
        time.sleep(0.01)
    (root / "stop").touch()
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    return {"looks": int(os.read(ready, 20)), "turns": times}


if __name__ == "__main__":
    work, way = Path(sys.argv[1]), sys.argv[2]
    ways: dict[str, Callable[[], dict[str, int]]] = {
        "step": lambda: every_step(work),
        "moment": lambda: any_moment(work, int(sys.argv[3])),
        "disk": lambda: full_disk(work),
        "reader": lambda: read_meanwhile(work, int(sys.argv[3])),
    }
    print(json.dumps(ways[way]()))
