"""What the README of the library says is what it does: its examples run, in order, each in what the earlier ones made."""

import re
from pathlib import Path

import pytest

import zoekindex

README = Path(zoekindex.__file__).with_name("README.md")
_EXAMPLE = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_OUTPUT = re.compile(r"^```\n\n```\n(.*?)^```$", re.DOTALL | re.MULTILINE)  # a block right after an example
_PRINTS = re.compile(r"^print\(.*\)  # (.*)$", re.MULTILINE)


def test_every_example_runs_and_prints_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = README.read_text(encoding="utf-8")
    examples = _EXAMPLE.findall(text)
    names: dict[str, object] = {}
    for example in examples:
        exec(compile(example, str(README), "exec"), names)
    printed = capsys.readouterr().out
    promised = [line for example in examples for line in _PRINTS.findall(example)]
    assert len(examples) >= 4
    assert promised
    for line in promised:
        assert f"{line}\n" in printed
    for output in _OUTPUT.findall(text):
        assert output in printed
