"""Bytes become text whatever they were saved as; what is no text is refused."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.decode import declared_charset, decode
from sources.refused import Reason, Refused

RUSSIAN = "Министерство опровергло причастность к удару по городу."


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("The ministry “categorically” denied it.", "utf-8"),
        ("The ministry “categorically” denied it.", "utf-8-sig"),
        ("The ministry “categorically” denied it.", "cp1252"),
        ("Le ministère a démenti toute implication — “jamais”, a-t-il dit.", "cp1252"),
        ("Die Behörden dementierten den Angriff.", "latin-1"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-32"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("The army said no.", "utf-16-le"),
        ("外務省は関与を否定した。市長はこれを認めた。", "shift_jis"),
    ],
)
def test_text_is_read_without_being_told_its_charset(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


def test_a_declared_charset_is_believed_where_the_bytes_agree() -> None:
    assert decode("Dowództwo zaprzeczyło.".encode("cp1250"), "windows-1250") == "Dowództwo zaprzeczyło."
    assert decode("外務省は否定した。".encode("iso2022_jp"), "ISO-2022-JP") == "外務省は否定した。"


def test_a_wrong_label_on_utf8_is_not_believed() -> None:
    assert decode("Kyïv “denies” it".encode(), "iso-8859-1") == "Kyïv “denies” it"


@pytest.mark.parametrize("label", ["no-such-charset", "hex", "rot13", "", "\0"])
def test_a_label_that_names_no_charset_is_passed_over(label: str) -> None:
    assert decode("Kyïv".encode(), label) == "Kyïv"


def test_a_few_broken_bytes_cost_only_themselves() -> None:
    text = "Влада заперечує. " * 20
    assert decode(text.encode() + b"\xff").removesuffix("\ufffd") == text


def test_a_document_names_its_own_charset() -> None:
    assert declared_charset(b'<?xml version="1.0" encoding="windows-1251"?><rss/>') == "windows-1251"
    assert declared_charset(b'<html><head><meta charset="koi8-r">') == "koi8-r"
    assert declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=big5">') == "big5"
    assert declared_charset(b"<html>") is None


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
        b"%PDF-1.7\n\0\x01\x02" * 30,
        bytes(range(1, 256)) * 4,
        b"\0" * 99,
    ],
)
def test_binary_noise_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        decode(data)
    assert refused.value.reason == Reason.BINARY_NOISE


def test_nothing_at_all_is_refused_as_empty() -> None:
    with pytest.raises(Refused) as refused:
        decode(b"")
    assert refused.value.reason == Reason.EMPTY


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_survives_utf8_with_and_without_its_mark(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == text.removeprefix("\ufeff")
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@given(
    st.binary(), st.none() | st.text(max_size=12) | st.sampled_from(["utf-16", "utf-7", "cp932", "idna", "punycode"])
)
def test_no_bytes_and_no_label_end_in_anything_but_text_or_a_refusal(data: bytes, label: str | None) -> None:
    try:
        text = decode(data, label)
    except Refused:
        return
    assert "\0" not in text
    text.encode("utf-8")  # no lone surrogates
