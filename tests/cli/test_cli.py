"""The command line as a user meets it: exit codes, streams, files, and one plain sentence for every kind of trouble."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from diplodiff.cli.main import run as called
from tests.declarations import declaration
from tests.test_fixtures import FIXTURES

A = FIXTURES / "one-sided-paragraph" / "a.pdf"
B = FIXTURES / "one-sided-paragraph" / "b.html"


def run(
    *arguments: object, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "diplodiff", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **(env or {})},
        timeout=120,
    )


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    text = declaration(7, 6)
    (tmp_path / "a.txt").write_text(text.text(), encoding="utf-8")
    (tmp_path / "b.txt").write_text(text.text().replace("3. ", "3. Moreover, ", 1), encoding="utf-8")
    return tmp_path / "a.txt", tmp_path / "b.txt"


def test_the_main_job() -> None:
    done = run("compare", A, B)
    assert done.returncode == 1
    assert b"Jammu and Kashmir" in done.stdout
    assert done.stderr == b""


def test_json_is_the_contract() -> None:
    done = run("compare", A, B, "--format", "json", "--name", "Pakistan", "--name", "Kazakhstan")
    report = json.loads(done.stdout)
    assert report["schema_version"] == "1.0"
    assert [t["siglum"] for t in report["texts"]] == ["A", "B"]
    assert [t["name"] for t in report["texts"]] == ["Pakistan", "Kazakhstan"]
    (finding,) = [f for f in report["findings"] if f["code"] == "P1"]
    assert finding["in"] == ["A"]
    assert finding["not_in"] == ["B"]
    assert finding["passages"]["A"]["label"] == "15"
    assert finding["nearest"]["B"]["ids"]
    for text in report["texts"]:
        rows = [i for row in report["alignment"] for i in row["paragraphs"][text["siglum"]]]
        assert sorted(rows) == sorted(p["id"] for p in text["paragraphs"])


def test_same_bytes_in_any_locale_and_hash_seed() -> None:
    environments = [
        {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
    ]
    outputs = {run("compare", A, B, "--format", "json", env=env).stdout for env in environments}
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("level", "code"), [("critical", 0), ("high", 0), ("medium", 0), ("low", 1), ("info", 1), ("never", 0)]
)
def test_fail_on(pair: tuple[Path, Path], level: str, code: int) -> None:
    assert run("compare", *pair, "--fail-on", level).returncode == code


def test_nothing_found_is_zero(pair: tuple[Path, Path]) -> None:
    done = run("compare", pair[0], pair[0])
    assert done.returncode == 0
    assert b"No difference" in done.stdout


def test_standard_input(pair: tuple[Path, Path]) -> None:
    assert run("compare", pair[0], "-", stdin=pair[1].read_bytes()).returncode == 1
    twice = run("compare", "-", "-", stdin=b"x")
    assert twice.returncode == 2
    assert b"only one" in twice.stderr


def test_several_reports_in_one_run(pair: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "r.json", tmp_path / "r.md"
    done = run("compare", *pair, "--format", "json", "-o", out[0], "-o", out[1])
    assert done.returncode == 1
    assert done.stdout == b""
    assert json.loads(out[0].read_text(encoding="utf-8"))["findings"]
    assert "# " in out[1].read_text(encoding="utf-8")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "b.txt", "r.json", "r.md"]


def test_a_report_is_never_written_over_a_text(pair: tuple[Path, Path]) -> None:
    before = pair[0].read_bytes()
    done = run("compare", *pair, "--format", "json", "-o", pair[0])
    assert done.returncode == 2
    assert pair[0].read_bytes() == before


def test_a_refusal_is_three_and_json_says_why() -> None:
    folder = FIXTURES / "read-out"
    done = run("compare", folder / "a.pdf", folder / "b.html", "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 3
    assert report["gate"]["verdict"] == "not-same-kind"
    assert report["findings"] == []
    assert done.stderr.count(b"\n") == 1
    forced = run("compare", folder / "a.pdf", folder / "b.html", "--format", "json", "--force")
    assert forced.returncode in (0, 1)
    assert {f["severity"] for f in json.loads(forced.stdout)["findings"]} == {"info"}


def test_show() -> None:
    done = run("show", A)
    assert done.returncode == 0
    assert b"A15" in done.stdout
    text = json.loads(run("show", A, "--format", "json").stdout)
    assert [p["label"] for p in text["paragraphs"] if p["role"] == "operative"][:3] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("stage", "key"), [("snapshot", "sha256"), ("blocks", "blocks"), ("structure", "left_out"), ("clauses", "clauses")]
)
def test_every_step_can_be_seen(stage: str, key: str) -> None:
    shown = json.loads(run("show", B, "--stage", stage).stdout)
    assert shown[key]


def test_help_names_every_command() -> None:
    shown = run("--help").stdout
    assert b"compare" in shown
    assert b"show" in shown
    for command in ("compare", "show"):
        assert run(command, "--help").returncode == 0


def _pdf_with_password() -> Path:
    return FIXTURES.parent / "tests" / "loaders" / "data" / "encrypted.pdf"


BAD: dict[str, tuple[str, bytes]] = {
    "empty": ("empty.txt", b""),
    "white space": ("blank.txt", b" \n\n\t "),
    "binary called html": ("page.html", bytes(range(256)) * 40),
    "corrupt pdf": ("broken.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog\n" + b"\x00\xff" * 200),
    "image": ("scan.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 300),
    "old word": ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
    "broken docx": ("broken.docx", b"PK\x03\x04" + b"\x00" * 200),
    "empty page": ("empty.html", b"<!doctype html><html><head><title>x</title></head><body></body></html>"),
    "unknown encoding": ("odd.txt", bytes(range(128, 256)) * 20),
    "binary called txt": ("data.txt", bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, 0x00, 0x01, 0x02]) * 50),
}


@pytest.mark.parametrize("case", BAD, ids=lambda c: c.replace(" ", "-"))
def test_bad_input_is_one_plain_sentence(case: str, tmp_path: Path) -> None:
    name, body = BAD[case]
    (tmp_path / name).write_bytes(body)
    done = run("compare", tmp_path / name, B, "--format", "json")
    message = done.stderr.decode()
    assert done.returncode == 2, message
    assert message.count("\n") == 1
    assert name in message
    assert "Traceback" not in message
    assert json.loads(done.stdout)["error"]["message"]
    assert json.loads(done.stdout)["error"]["source"] == str(tmp_path / name)


def test_a_missing_path_is_an_error_and_never_text(tmp_path: Path) -> None:
    done = run("compare", tmp_path / "nowhere.pdf", B)
    assert done.returncode == 2
    assert b"nowhere.pdf" in done.stderr
    assert done.stdout == b""


def test_a_refused_connection(unused_tcp_port: int) -> None:
    done = run("compare", f"http://127.0.0.1:{unused_tcp_port}/text", B)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"127.0.0.1" in done.stderr


def test_a_closed_pipe_is_quiet() -> None:
    code = f"{sys.executable} -m diplodiff compare {A} {B} | head -c 10"
    done = subprocess.run(["bash", "-c", code], capture_output=True, timeout=120)
    assert b"Traceback" not in done.stderr


def test_a_device_and_a_link_are_written_through(pair: tuple[Path, Path], tmp_path: Path) -> None:
    assert run("compare", *pair, "--format", "json", "-o", "/dev/null").returncode == 1
    assert not Path("/dev/null").is_file()
    (tmp_path / "real.json").write_text("old", encoding="utf-8")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    run("compare", *pair, "-o", tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text(encoding="utf-8"))["findings"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_trouble_in_one_sentence(pair: tuple[Path, Path]) -> None:
    code = f"{sys.executable} -m diplodiff compare {pair[0]} {pair[1]} > /dev/full"
    done = subprocess.run(["bash", "-c", code], capture_output=True, timeout=120)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_no_older_report_is_left_after_trouble(tmp_path: Path) -> None:
    report = tmp_path / "r.md"
    report.write_text("yesterday's findings", encoding="utf-8")
    assert run("compare", tmp_path / "missing.pdf", B, "-o", report).returncode == 2
    assert "missing.pdf" in report.read_text(encoding="utf-8")


def test_a_call_that_makes_no_sense_is_one_sentence_and_json() -> None:
    done = run("compare", A, B, "--format", "json", "--fail-on", "nonsense")
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert json.loads(done.stdout)["error"]["source"] is None  # it is about the call


def test_help_is_laid_out() -> None:
    assert b"\\b" not in run("--help").stdout + run("compare", "--help").stdout


def test_a_language_that_the_source_does_not_hold_is_an_error(pair: tuple[Path, Path]) -> None:
    done = run("compare", pair[0], f"{pair[1]}#kk")
    assert done.returncode == 2
    assert b"holds no text in kk" in done.stderr


def test_chosen_pages_are_said_and_make_absence_tentative() -> None:
    done = run("compare", B, f"{A}#pages=1", "--format", "json")
    report = json.loads(done.stdout)
    assert "pages" in [note["code"] for note in report["texts"][1]["notes"]]
    lacking = [f for f in report["findings"] if f["code"] == "P1" and f["not_in"] == ["B"]]
    assert lacking
    assert {f["confidence"] for f in lacking} == {"tentative"}


def test_a_defect_of_the_program_is_a_sentence_and_trouble(pair: tuple[Path, Path]) -> None:
    code = (
        "import sys, diplodiff.pipeline as p\n"
        "def broken(*a, **k): raise KeyError('x')\n"
        "p.compare = broken\n"
        "from diplodiff.cli.main import run\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "compare", *map(str, pair), "--format", "json"], capture_output=True, timeout=60
    )
    assert done.returncode == 2
    assert b"a defect in diplodiff itself" in done.stderr
    assert b"Traceback" not in done.stderr
    assert "error" in json.loads(done.stdout)


@pytest.mark.parametrize(
    "call",
    [
        ("archive", "run", "none.toml"),
        ("archive", "run", "none.toml", "-o", "results"),
        ("watch", "none.txt"),
        ("explain", "none"),
        ("quotes", "none.txt", "none.txt"),
    ],
)
def test_every_failure_is_one_json_object_where_json_was_asked_for(
    call: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert called([*call, "--format", "json"]) == 2
    told = capsys.readouterr()
    assert json.loads(told.out)["error"]["message"] in told.err


@pytest.mark.parametrize("call", [(), ("archive",)])
def test_without_a_command_the_help_is_shown_as_bad_usage(
    call: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert called(call) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Usage: diplodiff")


def test_standard_input_is_called_so_in_words_and_a_dash_in_data(
    pair: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    longer = tmp_path / "longer.txt"
    added = "\n7. The Parties shall guard the lighthouses of Port Kellan at all times.\n"
    longer.write_text(pair[0].read_text(encoding="utf-8") + added, encoding="utf-8")
    report = tmp_path / "report.json"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(pair[0].read_bytes())))
    outputs = ["--format", "json", "-o", str(report), "--format", "terminal"]
    assert called(["compare", str(longer), "-", *outputs, "-o", str(tmp_path / "r.txt")]) == 1
    told = (tmp_path / "r.txt").read_text(encoding="utf-8")
    assert "published at standard input." in " ".join(told.split())
    assert "-" not in map(str.strip, told.splitlines())
    assert json.loads(report.read_text(encoding="utf-8"))["texts"][1]["source"]["origin"] == "-"
