"""The keys of the review: a contract that the tests hold the pages to."""

KEYS = (
    ("a", "accept, and go to the next"),
    ("x", "reject, and go to the next"),
    ("e", "edit the fields; Tab goes through them, Enter saves"),
    ("s", "skip, and go to the next"),
    ("f", "flag for others to look at, and go to the next"),
    ("w", "say why, for what you decide next; Esc leaves the field"),
    ("u or Backspace", "take back your last decision, wherever it was made"),
    ("j", "next, without deciding"),
    ("k", "previous, without deciding"),
    ("o", "open the page at the characters"),
    ("[ and ]", "move the start of the span a word back or on, while editing"),
    ("{ and }", "move the end of the span a word back or on, while editing"),
    ("1 to 9", "choose among the holders the page prints, while editing"),
    ("m", "the two reports are the same incident"),
    ("n", "the two reports are not the same incident"),
    ("?", "this list"),
    ("Esc", "leave a field; close this list"),
)
"""Each key and what it does. They do nothing while a field has the focus."""
