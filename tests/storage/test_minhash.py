"""Our MinHash gives what datasketch gives, so that signatures stored by earlier releases stay comparable."""

from datasketch import MinHash
from hypothesis import given
from hypothesis import strategies as st

from storage.minhash import minhash


@given(st.sets(st.binary(max_size=40), min_size=1, max_size=60), st.integers(min_value=1, max_value=200))
def test_the_values_are_those_of_datasketch(members: set[bytes], values: int) -> None:
    theirs = MinHash(num_perm=values, seed=1, scheme="affine32")
    theirs.update_batch(members)
    assert minhash(members, values) == theirs.hashvalues.astype("<u4").tobytes()
