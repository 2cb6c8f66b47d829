"""A publication that is killed, or meets a full disk, at any moment loses nothing."""

import json
import subprocess
import sys
from pathlib import Path

from tests.ingest.releasing.kept import DATA


def killed(folder: Path, *arguments: str) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ingest.releasing.killed", str(folder), *arguments],
        cwd=DATA.parent,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    counts: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return counts


def test_killed_before_any_of_its_steps_it_leaves_the_old_or_the_new_figures_whole(
    tmp_path: Path,
) -> None:
    counts = killed(tmp_path, "step")
    assert counts["killed"] >= 15
    assert counts["old"] >= 10
    assert counts["new"] == 1, "the last one was not killed"


def test_killed_at_any_moment_it_leaves_the_old_or_the_new_figures_whole(tmp_path: Path) -> None:
    counts = killed(tmp_path, "moment", "25")
    assert counts["killed"] >= 5
    assert counts["old"] + counts["new"] == 25


def test_a_full_disk_is_told_and_the_old_figures_stay(tmp_path: Path) -> None:
    counts = killed(tmp_path, "disk")
    assert counts["refused"] >= 5
    assert counts["published"] >= 1


def test_readers_only_ever_meet_whole_versions(tmp_path: Path) -> None:
    counts = killed(tmp_path, "reader", "60")
    assert counts["looks"] >= 20
