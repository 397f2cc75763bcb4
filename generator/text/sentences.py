"""Cut a paragraph into sentences."""

import re

# A sentence ends with its stops and with the closing marks that follow them; a Latin full stop
# counts only before white space, so that 3.5 and 1.2.3 stay whole.
_SENTENCE = re.compile(
    r"""
    [^。！？!?…\n]*?
    (?: [。！？!?…]+ [”’」』）)】》〉]* | \.(?=\s) | (?=\n) | \Z )
    """,
    re.VERBOSE,
)


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of `text` in order, without surrounding white space.

    Nothing but white space between sentences is dropped.
    """
    found = (match.strip() for match in _SENTENCE.findall(text))
    return tuple(sentence for sentence in found if sentence)
