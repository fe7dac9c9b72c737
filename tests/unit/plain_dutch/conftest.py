"""The words of the shipped content."""

import pytest

from schuifaan.content import Content, load_content
from schuifaan.paths import shipped


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(shipped("content"))
