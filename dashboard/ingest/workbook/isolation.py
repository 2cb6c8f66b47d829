"""The parse in a child process: a reader that crashes, hangs or swells takes nothing along.

The child gets the bytes on its standard input (never the file, which could change) and gives the
workbook back on its standard output. It can write no file and outlives neither its time nor its
share of memory.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from pathlib import Path

import dashboard
from dashboard.ingest.errors import IngestError
from dashboard.ingest.workbook.cells import Workbook
from dashboard.ingest.workbook.limits import Limits
from dashboard.ingest.workbook.received import Received

_TRY = (
    "open it in a spreadsheet program, save it as .xlsx and import that file; if it does not open"
    " there either, download it again"
)
_ROOT = str(Path(dashboard.__file__).resolve().parents[1])


def run(received: Received) -> Workbook:
    """Parse in a child. Raises ``IngestError`` where the parse refuses, dies or hangs."""
    try:
        child = subprocess.run(  # noqa: S603 (this interpreter, this module)
            [sys.executable, "-m", __name__],
            input=pickle.dumps(received),
            capture_output=True,
            timeout=received.limits.seconds,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise received.refuse(
            f"reading the file took more than {received.limits.seconds} s and was stopped", _TRY
        ) from error
    try:
        answer = pickle.loads(child.stdout)  # noqa: S301 (written by our own child)
    except Exception as error:
        raise received.refuse(
            f"the reader broke down on this file (exit status {child.returncode}): it is damaged"
            " or made to exhaust its reader",
            _TRY,
        ) from error
    if isinstance(answer, Workbook):
        return answer
    reason, remedy, sheet, cell = answer
    raise received.refuse(reason, remedy, sheet=sheet, cell=cell)


def _environment() -> dict[str, str]:
    """This environment, with the package in reach and no thread pool that hoards addresses."""
    paths = [_ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


def _bound(limits: Limits) -> None:
    """Limits of this process, where the system knows them (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    for name, most in (
        ("RLIMIT_AS", limits.memory_bytes),
        ("RLIMIT_CPU", limits.seconds + 1),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
    ):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (most, most))


def child() -> None:
    """What the child does: read, parse, answer. Whatever libraries print goes to stderr."""
    from dashboard.ingest.workbook.opening import parse

    received: Received = pickle.load(sys.stdin.buffer)  # noqa: S301 (written by our own parent)
    answer_to = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _bound(received.limits)
    answer: object
    try:
        answer = parse(received)
    except IngestError as error:
        answer = (error.reason, error.remedy, error.sheet, error.cell)
    with answer_to:
        pickle.dump(answer, answer_to, pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    child()
