"""Sentences for people, which the window says in their language and the command line in English.

A sentence is kept apart from the words in it: what is translated is the same each time.
"""

from collections.abc import Callable
from dataclasses import dataclass


def marked(context: str, text: str) -> str:
    """Mark a text for the translation, whose collector knows it as ``_tr``, and return it."""
    return text


@dataclass(frozen=True)
class Sentence:
    """A text with places ``{0}``, ``{1}``, … for words.

    Attributes
    ----------
    text : str
        What is translated.
    words : tuple
        What stands in its places: texts, whole numbers, other sentences, or errors.
    """

    text: str
    words: tuple[object, ...] = ()

    def __str__(self) -> str:
        return self.told()

    def told(
        self,
        translate: Callable[[str], str] = str,
        word: Callable[[object], str] | None = None,
    ) -> str:
        """Return the sentence.

        Parameters
        ----------
        translate : callable
            Translates a text.
        word : callable
            Returns a word that is no sentence as it is shown.
        """
        shown = word or english
        parts = [part.sentence if isinstance(part, Refusal) else part for part in self.words]
        words = [
            part.told(translate, word) if isinstance(part, Sentence) else shown(part)
            for part in parts
        ]
        return translate(self.text).format(*words)


def english(word: object) -> str:
    """Return a word as English has it: commas between thousands."""
    return f"{word:,}" if isinstance(word, int) else str(word)


class Refusal(ValueError):
    """Something from outside cannot be used; the message is a sentence that says why.

    Parameters
    ----------
    text : str
        The sentence, with places for the words.
    *words
        What stands in them; see :class:`Sentence`.

    Attributes
    ----------
    sentence : Sentence
        The message, to be translated.
    """

    def __init__(self, text: str, *words: object) -> None:
        self.sentence = Sentence(text, words)
        super().__init__(str(self.sentence))
