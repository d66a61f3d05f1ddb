"""What is withheld -> the record as a reader may see it."""

from reportedly.desk.view import View
from reportedly.records.incident import Incident
from reportedly.store import Store


class Redaction:
    """What a record withholds from readers; here, nothing."""

    withholds = False

    def view(self, store: Store) -> View:
        """Return the record with what is withheld left out."""
        return View(store)

    def incident(self, incident: Incident) -> Incident:
        """Return an incident as it may be published."""
        return incident

    def words(self, text: str) -> str:
        """Return words as they may be published."""
        return text


def redaction_of(store: Store) -> Redaction:  # noqa: ARG001 - until a record says what it withholds
    """Return what the record withholds from readers."""
    return Redaction()
