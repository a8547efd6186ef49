"""Accidents that happen to files, drawn by Hypothesis: the same for any file."""

from hypothesis import strategies as st

WHOLE = 1 << 20  # a place in a file is told in parts of its length
Accidents = list[tuple[str, int, int, int, bytes, int]]
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


#: What happens, where in the file, to how many bytes, how often, and to another file or with what.
ACCIDENTS = st.lists(
    st.tuples(
        st.sampled_from(["cut", "flip", "remove", "repeat", "insert", "splice"]),
        st.integers(0, WHOLE),
        st.integers(0, 40),
        st.integers(1, 50),
        st.sampled_from(TOKENS) | st.binary(max_size=40),
        st.integers(0, WHOLE),
    ),
    min_size=1,
    max_size=4,
)


def after(accidents: Accidents, valid: list[bytes]) -> bytes:
    """One of the valid files after some accidents."""
    (_, _, first, *_), *_ = accidents
    content = bytearray(valid[first % len(valid)])
    for kind, where, length, often, token, there in accidents:
        place = where * max(len(content) - 1, 0) // WHOLE
        if kind == "cut":
            del content[place:]
        elif kind == "flip" and content:
            content[place] ^= 1 << (often - 1) % 8
        elif kind == "remove":
            del content[place : place + length]
        elif kind == "repeat":
            content[place:place] = content[place : place + length] * often
        elif kind == "insert":
            content[place:place] = token
        elif kind == "splice":
            donor = valid[often % len(valid)]
            content[place:] = donor[there * len(donor) // WHOLE :]
    return bytes(content)
