"""Web addresses go on over line ends; links say where they lead."""

import pytest

from parse.text.addresses import whole_addresses
from parse.text.hyphens import join, spelling

PLAIN = spelling([])


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("Se https://www.kl.dk/", "media/27360/a.pdf.", "Se https://www.kl.dk/media/27360/a.pdf."),
        ("Se www.kl.", "dk/kkr for mere", "Se www.kl.dk/kkr for mere"),
        ("Se https://kl.dk/media/k3", "f0a9xz/a.pdf", "Se https://kl.dk/media/k3f0a9xz/a.pdf"),
        ("Se https://kl.dk/soeg?q=", "kkr", "Se https://kl.dk/soeg?q=kkr"),
        ("Se https://kl.dk/referat-kkr-", "den-2.pdf", "Se https://kl.dk/referat-kkr-den-2.pdf"),
        ("Skriv til kkr@", "kl.dk", "Skriv til kkr@kl.dk"),
        ("Se https://www.kl.dk/", "og læs mere", "Se https://www.kl.dk/ og læs mere"),
        ("Se https://www.kl.dk.", "Planen er ny.", "Se https://www.kl.dk. Planen er ny."),
        ("Se www.kl.dk", "sammen med os", "Se www.kl.dk sammen med os"),
        ("Se www.kl.dk", "og/eller hos", "Se www.kl.dk og/eller hos"),
    ],
)  # fmt: skip
def test_addresses_at_line_ends(above: str, below: str, whole: str) -> None:
    assert join(above, below, PLAIN) == whole


def test_a_link_says_how_its_address_is_spelled() -> None:
    target = "https://www.kl.dk/media/k3f0a9xz/delingsaftale.pdf"
    broken = "her: https://www.kl.dk/media/k3 f0a9xz/delings- aftale.pdf."
    assert whole_addresses(broken, [target]) == f"her: {target}."
    assert whole_addresses("Se her.", [target]) == "Se her."
    hyphenated = "https://www.kl.dk/media/k3f0a9xz/delings-aftale.pdf."
    assert whole_addresses(hyphenated, [target]) == f"{target}."
