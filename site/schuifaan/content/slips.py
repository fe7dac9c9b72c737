"""Slips of the finger."""


def one_letter_off(word: str, meant: str) -> bool:
    """One letter left out, put in, other, or changed places with its neighbour; never the first one: "iemand" is no
    slip for "niemand".
    """
    if abs(len(word) - len(meant)) > 1 or word[:1] != meant[:1]:
        return False
    shorter, longer = sorted((word, meant), key=len)
    first = next((i for i, letter in enumerate(shorter) if letter != longer[i]), len(shorter))
    if len(shorter) < len(longer):
        return shorter[first:] == longer[first + 1 :]
    swapped = shorter[first : first + 2] == longer[first : first + 2][::-1]
    return shorter[first + 1 :] == longer[first + 1 :] or (
        swapped and shorter[first + 2 :] == longer[first + 2 :]
    )
