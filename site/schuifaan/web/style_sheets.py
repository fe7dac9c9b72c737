"""Style sheets as browsers of some years ago read them too: what is written in cascade layers is sent without.

A browser of before the spring of 2022 leaves out every `@layer` block, and would show the bare text of a page. So
each selector gets the weight of its layer: `:not(#_)` holds for every element, as none has that id, and weighs an id.
"""

import re
from collections.abc import Iterator, Sequence

_TEXT = r""""[^"]*"|'[^']*'"""
_IN_BRACKETS = rf"\[(?:{_TEXT}|[^\]])*\]"
_ARGUMENT = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
_ONE_SELECTOR = re.compile(rf"(?:{_TEXT}|{_IN_BRACKETS}|{_ARGUMENT}|[^,(\[\"'])+")
# What a selector says of its first element itself, up to a pseudo-element or to the next element.
_FIRST_ELEMENT = re.compile(
    rf"(?:{_IN_BRACKETS}|:(?!:|before|after|first-l)[\w-]+(?:{_ARGUMENT})?|[\w*.#-])*"
)
_MARK = re.compile(rf"{_TEXT}|[{{}};]")


def layers_of(rules: str) -> list[str]:
    """The layers in their order, the lightest first, as the first `@layer a, b;` says; none where nothing says it."""
    said = re.search(r"@layer ([\w\s,-]+);", rules)
    return re.findall(r"[\w-]+", said[1]) if said else []


def without_layers(rules: str, layers: Sequence[str]) -> str:
    """The same rules with the same outcome, without `@layer`; there may be no remarks in them.

    Rules in no layer weigh more than those in any, as they do with layers. What does not come out the same is
    `!important` for one property in two layers. Raises ValueError for a layer that is not one of `layers`.
    """
    return "".join(_weighed(rules, layers, len(layers)))


def _weighed(rules: str, layers: Sequence[str], weight: int) -> Iterator[str]:
    for head, body in _rules(rules):
        if head.startswith("@layer"):
            if body is not None:
                yield from _weighed(body, layers, layers.index(head.split()[1]))
        elif body is None:
            yield f"{head};"
        elif head.startswith(("@media", "@supports")):
            yield f"{head}{{{''.join(_weighed(body, layers, weight))}}}"
        else:
            yield f"{head if head.startswith('@') else _heavier(head, weight)}{{{body}}}"


def _rules(text: str) -> Iterator[tuple[str, str | None]]:
    """What stands before each block, with what stands in it; a statement such as `@import` has no block."""
    begin = opened = depth = 0
    for mark in _MARK.finditer(text):
        match mark[0]:
            case "{":
                opened = opened if depth else mark.start()
                depth += 1
            case "}":
                depth -= 1
                if not depth:
                    yield text[begin:opened].strip(), text[opened + 1 : mark.start()].strip()
                    begin = mark.end()
            case ";" if not depth:
                yield text[begin : mark.start()].strip(), None
                begin = mark.end()


def _heavier(selectors: str, weight: int) -> str:
    more = f":not({'#_' * weight})" if weight else ""
    return ",".join(
        _FIRST_ELEMENT.sub(rf"\g<0>{more}", it.strip(), count=1) for it in _ONE_SELECTOR.findall(selectors)
    )
