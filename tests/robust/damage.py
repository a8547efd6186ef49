"""Accidents that happen to files, drawn by Hypothesis."""

from hypothesis import strategies as st

#: What a file can be poisoned with.
TOKENS = (
    *(b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1e999", b"1e-999", b"-0.0", b"null"),
    *(b"true", b"[]", b"{}", b'""', b"[[[[1]]]]", b'"\\ud800"', b'"\\u0000"', b"\xff\xfe", b"\0"),
    *(b"9" * 2000, b"0." + b"1" * 2000, b'{"a":1,"a":2}', b"[" * 3000, b'{"":' * 3000, b"\xe2\x80"),
    *(
        b"\xef\xbb\xbf",
        b"\n\n",
        b",",
        b"]",
        b"}",
        b"\xff\xff\xff\xff",
        b"\x7f\xff\xff\xff",
        b"\x00" * 4,
    ),
)


@st.composite
def damaged(draw, valid: list[bytes]) -> bytes:
    """A valid file after some accidents."""
    content = bytearray(draw(st.sampled_from(valid)))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, max(len(content) - 1, 0)))
        length = draw(st.integers(0, 40))
        kind = draw(st.sampled_from(["cut", "flip", "remove", "repeat", "insert", "splice"]))
        if kind == "cut":
            del content[place:]
        elif kind == "flip" and content:
            content[place] ^= 1 << draw(st.integers(0, 7))
        elif kind == "remove":
            del content[place : place + length]
        elif kind == "repeat":
            content[place:place] = content[place : place + length] * draw(st.integers(1, 50))
        elif kind == "insert":
            content[place:place] = draw(st.sampled_from(TOKENS) | st.binary(max_size=40))
        else:
            donor = draw(st.sampled_from(valid))
            content[place:] = donor[draw(st.integers(0, len(donor))) :]
    return bytes(content)
