"""Numbers that stand at half the height of their paragraphs begin these."""

from __future__ import annotations

from diplodiff.loaders.pdf_centred import at_first_lines
from diplodiff.loaders.pdf_runs import Run

HEIGHTS = [3, 1, 4, 2, 3]  # lines of each paragraph


def column(white: float = 8, centred: bool = True) -> tuple[list[Run], list[Run]]:
    text: list[Run] = []
    numbers: list[Run] = []
    top = 100.0
    for n, lines in enumerate(HEIGHTS, 1):
        tops = [top + 12 * k for k in range(lines)]
        text += [Run(f"The Sides keep lighthouse {n}", 100, t, 300, t + 10, 10, False, 0, 0, False) for t in tops]
        at = (tops[0] + tops[-1]) / 2 if centred else tops[0]
        numbers.append(Run(f"{n}.", 70, at, 80, at + 10, 10, False, 0, 0, False))
        top = tops[-1] + 12 + white
    return text, numbers


def heights(runs: list[Run]) -> list[float]:
    return [run.top for run in runs if run.left == 70]


def test_numbers_beside_the_middle_of_their_paragraphs_go_to_the_first_lines() -> None:
    text, numbers = column()
    _, firsts = column(centred=False)
    assert heights(list(at_first_lines([*text, *numbers]))) == heights(firsts)


def test_numbers_beside_first_lines_stay() -> None:
    text, numbers = column(centred=False)
    assert at_first_lines([*text, *numbers]) == [*text, *numbers]


def test_numbers_without_white_between_their_paragraphs_stay() -> None:
    text, numbers = column(white=0, centred=False)
    assert at_first_lines([*text, *numbers]) == [*text, *numbers]


def test_numbers_that_do_not_count_on_stay() -> None:
    text, numbers = column()
    numbers[2] = numbers[2]._replace(text="7.")
    assert at_first_lines([*text, *numbers]) == [*text, *numbers]
