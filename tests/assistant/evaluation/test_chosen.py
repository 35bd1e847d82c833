import pytest

from assistant.evaluation.chosen import chosen_sentences

TEXT = "One two three four.\n\nFive  six\tseven. Five six seven. Eight."
SENTENCES = ["One two three four.", "Five six seven.", "Five six seven.", "Not in it.", "Eight."]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("One two three four.", {0}),
        ("One two three", {0}),
        ("One two", set()),  # half of it is not more than half
        ("six\tseven. Five six", {1, 2}),
        ("Eight.", {4}),
        (TEXT, {0, 1, 2, 4}),
    ],
)
def test_a_sentence_is_chosen_if_more_than_half_of_its_words_are_quoted(
    quote: str, expected: set[int]
):
    start = TEXT.index(quote)
    assert chosen_sentences(TEXT, SENTENCES, [(start, start + len(quote))]) == expected


def test_equal_sentences_are_told_apart_by_their_place():
    second = TEXT.index("Five six seven.")
    assert chosen_sentences(TEXT, SENTENCES, [(second, second + 15)]) == {2}


def test_several_quotes_count_together_and_no_quote_chooses_nothing():
    one, other = TEXT.index("One"), TEXT.index("three")
    assert chosen_sentences(TEXT, SENTENCES, [(one, one + 3), (other, other + 10)]) == {0}
    assert chosen_sentences(TEXT, SENTENCES, []) == set()
