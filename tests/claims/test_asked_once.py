"""Functions of a sentence -> the same answers, worked out once."""

from reportedly.records.parse import asked_once


def test_the_same_question_is_worked_out_once(sentences_of):
    sentence, other = sentences_of("Nine farmhands died. Two nuns were hurt.")
    asked = []

    @asked_once
    def first_word(one, mark):
        asked.append(one)
        return f"{one.tokens[0].text}{mark}"

    mark, second = "!", "?"
    told = [first_word(sentence, mark), first_word(sentence, mark), first_word(other, mark)]
    assert told == ["Nine!", "Nine!", "Two!"]
    assert asked == [sentence, other]
    assert first_word(sentence, second) == "Nine?"


def test_an_answer_outlives_what_was_given(sentences_of):
    (sentence,) = sentences_of("Nine farmhands died.")

    @asked_once
    def same(_, given):
        return given[0]

    assert [same(sentence, [number]) for number in range(50)] == list(range(50))


def test_words_in_small_letters(sentences_of):
    (sentence,) = sentences_of("NINE Died.")
    assert [token.lower for token in sentence.tokens] == ["nine", "died", "."]
