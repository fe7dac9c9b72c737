"""The line of a key is found in every way TOML can be written."""

import tomllib

from schuifaan.content.contrast import contrast
from schuifaan.content.toml_lines import key_lines, line_of

DOCUMENT = '''\
# a remark with [brackets] and a = sign
name = "one"
list = [
  "two", # a remark with ] in it
  { key = "three" },
]
long = """
fake = "not a key"
[[fake]]
"""
"quoted key" = 1
table.inner = 2

[help]
phone = "a [[b]] = c"

[[place]]
lat = 1
[[place]]
lat = 2
[[place.area]]
code = 3
[[place.area]]
code = 4
'''


def test_every_key_and_table_has_its_line():
    tomllib.loads(DOCUMENT)
    lines = key_lines(DOCUMENT)

    assert lines == {
        ("name",): 2,
        ("list",): 3,
        ("long",): 7,
        ("quoted key",): 11,
        ("table", "inner"): 12,
        ("help",): 14,
        ("help", "phone"): 15,
        ("place", 0): 17,
        ("place", 0, "lat"): 18,
        ("place", 1): 19,
        ("place", 1, "lat"): 20,
        ("place", 1, "area", 0): 21,
        ("place", 1, "area", 0, "code"): 22,
        ("place", 1, "area", 1): 23,
        ("place", 1, "area", 1, "code"): 24,
    }


def test_what_has_no_line_of_its_own_gets_that_of_what_it_stands_in():
    lines = key_lines(DOCUMENT)

    assert line_of(lines, ("list", 1, "key")) == 3
    assert line_of(lines, ("place", 1, "lon")) == 19
    assert line_of(lines, ("nothing",)) == 1


def test_contrast_is_what_the_guidelines_say_it_is():
    assert contrast("#000000", "#FFFFFF") == 21
    assert contrast("#777777", "#777777") == 1
    assert round(contrast("#5B1A4B", "#FFF9EF"), 1) == 11.8
