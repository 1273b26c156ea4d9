from __future__ import annotations

import random

from legation.lineage.postings import FRESH, Postings


def test_finds_what_was_added_before_and_after_runs_are_merged() -> None:
    rng, postings, truth = random.Random(5), Postings(), []
    for number in range(2 * FRESH // 10 * 3):
        keys = [rng.getrandbits(64) for _ in range(10)]
        postings.add(keys, number)
        truth.append(keys)
    for number in rng.sample(range(len(truth)), 50):
        assert postings.find([*truth[number][:7], 12345])[number] == 7


def test_a_key_that_everyone_holds_is_passed_over() -> None:
    postings = Postings(popular=3)
    for number in range(5):
        postings.add([1, 100 + number], number)
    assert postings.find([1, 102]) == {2: 1}
    assert Postings().find([1]) == {}
