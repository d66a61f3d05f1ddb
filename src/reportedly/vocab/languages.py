"""A language code of three letters -> the two-letter one where there is one."""

_SHORT = {
    "ara": "ar", "aze": "az", "bel": "be", "ben": "bn", "bos": "bs", "bul": "bg", "zho": "zh",
    "hrv": "hr", "ces": "cs", "nld": "nl", "eng": "en", "est": "et", "fas": "fa", "fin": "fi",
    "fra": "fr", "kat": "ka", "deu": "de", "ell": "el", "heb": "he", "hin": "hi", "hun": "hu",
    "hye": "hy", "ind": "id", "ita": "it", "jpn": "ja", "kor": "ko", "kur": "ku", "lav": "lv",
    "lit": "lt", "mkd": "mk", "mya": "my", "nor": "no", "pol": "pl", "por": "pt", "pus": "ps",
    "ron": "ro", "rus": "ru", "spa": "es", "sqi": "sq", "srp": "sr", "swe": "sv", "tat": "tt",
    "tgk": "tg", "tur": "tr", "tuk": "tk", "uig": "ug", "ukr": "uk", "urd": "ur", "uzb": "uz",
    "vie": "vi", "slk": "sk", "slv": "sl", "swa": "sw", "som": "so", "amh": "am", "tir": "ti",
}  # fmt: skip


def language_code(told: str) -> str:
    """Return the short code of a language; what has none stays as it is.

    >>> language_code("hye"), language_code("cjy")
    ('hy', 'cjy')
    """
    return _SHORT.get(told, told)
