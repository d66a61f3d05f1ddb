"""What no honest archive of news pages exceeds, and the account that is kept while one is read."""

from reportedly.errors import PageTooLarge

MOST_BYTES = 64 * 2**20
"""Of one page, feed or JSON document as it is stored: of a larger one no more than this is read."""
MOST_SIGNS = 2**18
"""Commas and brackets in one JSON object: each may stand for a value, and a value takes 20 to 200
bytes once it is decoded, so that what is decoded takes little more than MOST_BYTES either."""
MOST_UNPACKED = 200
"""How many times its size on disk an archive may unpack to. Pages pack 4 to 20 to one."""
MOST_HEADERS = 2**20
"""Bytes that stand before a record, a member or a message."""
DEEPEST = 5
"""Archives inside archives: a page in a WARC in a WACZ in a zip is four deep."""
MOST_MEMBERS = 2**26
"""Bytes of a zip's list of members, half a million of them; the list must be held in memory."""


class Allowance:
    """How many bytes one file on disk may still unpack to, all levels of it together."""

    def __init__(self, size: int) -> None:
        self._left = MOST_BYTES + MOST_UNPACKED * size
        self.is_spent = False

    def spend(self, count: int, where: str) -> None:
        """Take so many unpacked bytes off.

        Raises:
            PageTooLarge: there are none left.
        """
        self._left -= count
        if self._left < 0:
            self.is_spent = True
            raise PageTooLarge(
                f"the archive unpacks to more than {MOST_UNPACKED} times its size, as only an "
                "archive made to do harm does",
                where=where,
                do="The rest of it was not read. If you trust it, unpack it and give its folder.",
            )


def too_large(where: str, what: str = "the file") -> PageTooLarge:
    """Return what to say of something that is larger than any page."""
    return PageTooLarge(
        f"{what} is larger than {MOST_BYTES // 2**20} MB, and no news page is",
        where=where,
        do="Split it into its pages first.",
    )
