"""Made pairs for the gate: heavily edited versions, sister treaties, yearly statements, read-outs, embedded texts.

Everything is generated from small grammars of invented states, in English and Russian, so that each case exists in many
seeds and across the two languages. A case is (name, verdicts that are right, left text, right text).
"""

# ruff: noqa: E501
from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple


class Case(NamedTuple):
    name: str
    right: frozenset[str]
    left: str
    other: str


class Clause(NamedTuple):
    en: str
    ru: str


COMPARED = frozenset({"comparable", "comparable-cross-lingual", "partial", "same-text"})
PARTIAL = frozenset({"partial"})
NOT_KIND = frozenset({"not-same-kind"})
NOT_INSTRUMENT = frozenset({"not-same-instrument"})

_VERBS = [
    ("agreed to develop", "договорились развивать"), ("will support", "будут поддерживать"),
    ("reaffirmed the importance of", "подтвердили важность"), ("decided to finance", "решили финансировать"),
    ("intend to simplify", "намерены упростить"), ("welcomed progress in", "приветствовали прогресс в области"),
]  # fmt: skip
_THINGS = [
    ("river ferries", "речных паромов"), ("alpine pastures", "альпийских пастбищ"), ("grain elevators", "элеваторов"),
    ("school libraries", "школьных библиотек"), ("customs scanners", "таможенных сканеров"), ("copper mines", "медных рудников"),
    ("weather stations", "метеостанций"), ("seed banks", "семенных банков"), ("night trains", "ночных поездов"),
    ("wool auctions", "аукционов шерсти"), ("fish hatcheries", "рыбных питомников"), ("postal routes", "почтовых маршрутов"),
    ("museum loans", "музейных обменов"), ("glacier surveys", "изучения ледников"), ("film archives", "киноархивов"),
    ("vaccine stores", "складов вакцин"), ("tram depots", "трамвайных депо"), ("salt works", "соляных промыслов"),
]  # fmt: skip
_ENDS = [
    ("by the end of {y}", "к концу {y} года"), ("with {n} joint teams", "силами {n} совместных групп"),
    ("at a cost of {n} million crowns", "стоимостью {n} миллионов крон"), ("in the border districts", "в приграничных районах"),
    ("in line with national law", "в соответствии с национальным законодательством"),
]  # fmt: skip
_FORMULAS = [
    Clause("Any dispute concerning the interpretation or application of this Agreement shall be settled through consultations between the Parties.", "Любой спор относительно толкования или применения настоящего Соглашения разрешается путём консультаций между Сторонами."),
    Clause("This Agreement may be amended by mutual written consent of the Parties; amendments form an integral part of it.", "В настоящее Соглашение могут вноситься изменения по взаимному письменному согласию Сторон; изменения являются его неотъемлемой частью."),
    Clause("This Agreement shall enter into force on the date of receipt of the last written notification of the completion of internal procedures.", "Настоящее Соглашение вступает в силу с даты получения последнего письменного уведомления о выполнении внутригосударственных процедур."),
    Clause("This Agreement shall remain in force for five years and shall be extended automatically unless terminated six months in advance.", "Настоящее Соглашение действует пять лет и автоматически продлевается, если не будет прекращено за шесть месяцев."),
    Clause("The Parties shall establish a Joint Commission that meets once a year alternately in both capitals.", "Стороны учреждают Совместную комиссию, которая собирается раз в год поочерёдно в столицах двух стран."),
    Clause("The Parties shall protect confidential information received under this Agreement.", "Стороны защищают конфиденциальную информацию, полученную в рамках настоящего Соглашения."),
]  # fmt: skip
_SUBJECTS = [
    ("Air Services", "о воздушном сообщении", "air services", "воздушного сообщения"),
    ("Wool Trade", "о торговле шерстью", "wool trade", "торговли шерстью"),
    ("River Fisheries", "о речном рыболовстве", "river fisheries", "речного рыболовства"),
    ("Seed Exchange", "об обмене семенами", "seed exchange", "обмена семенами"),
]


def _clause(rng: random.Random) -> Clause:
    verb, end = rng.choice(_VERBS), rng.choice(_ENDS)
    one, two = rng.sample(_THINGS, 2)
    values = {"y": rng.randint(2027, 2049), "n": rng.randint(3, 90)}
    return Clause(
        f"The Sides {verb[0]} {one[0]} and {two[0]} {end[0].format(**values)}.",
        f"Стороны {verb[1]} {one[1]} и {two[1]} {end[1].format(**values)}.",
    )


def _clauses(rng: random.Random, size: int) -> list[Clause]:
    found: dict[str, Clause] = {}
    while len(found) < size:
        clause = _clause(rng)
        found[clause.en] = clause
    return list(found.values())


def _declaration(clauses: list[Clause], language: str, day: str = "4 May 2031", title: str = "") -> str:
    at = 0 if language == "en" else 1
    day = day if language == "en" else day.replace("May", "мая").replace("June", "июня") + " года"
    title = (
        title
        or (
            "Joint Declaration of the Republic of Ostra and the Kingdom of Vael",
            "Совместная декларация Республики Остра и Королевства Ваэль",
        )[at]
    )
    opening = (
        f"At the invitation of the King of Vael, the President of Ostra paid a state visit to Vael on {day}. The two leaders held talks and declare the following:",
        f"По приглашению Короля Ваэля Президент Остры посетил Ваэль {day} с государственным визитом. Главы государств провели переговоры и заявляют о следующем:",
    )[at]
    return "\n\n".join([title, opening, *(f"{n}. {c[at]}" for n, c in enumerate(clauses, 1))]) + "\n"


def _treaty(rng: random.Random, subject: tuple[str, ...], language: str, day: str) -> str:
    at = 0 if language == "en" else 1
    word = "Article" if at == 0 else "Статья"
    name = subject[2 + at]
    title = (
        f"Agreement between the Government of Ostra and the Government of Vael on {subject[0]}",
        f"Соглашение между Правительством Остры и Правительством Ваэля {subject[1]}",
    )[at]
    own = [
        (f"The Parties shall cooperate in {name} on the basis of equality.", f"Стороны сотрудничают в области {name} на основе равенства."),
        (f"The competent authorities for {name} shall exchange annual plans.", f"Компетентные органы в области {name} обмениваются годовыми планами."),
        (f"Fees for {name} shall be {rng.randint(3, 90)} crowns.", f"Сборы в области {name} составляют {rng.randint(3, 90)} крон."),
        (f"Experts in {name} shall meet when needed.", f"Эксперты в области {name} встречаются по мере необходимости."),
    ]  # fmt: skip
    body = [o[at] for o in own] + [f[at] for f in _FORMULAS]
    end = (f"Done at Kesten on {day} in two originals, each in the English and Russian languages.",
           f"Совершено в Кестене {day.replace('May', 'мая').replace('June', 'июня')} года в двух экземплярах, каждый на английском и русском языках.")[at]  # fmt: skip
    articles = [part for n, text in enumerate(body, 1) for part in (f"{word} {n}", text)]
    return "\n\n".join([title, *articles, end]) + "\n"


def _edited(rng: random.Random, clauses: list[Clause], share: float) -> list[Clause]:
    """A share of the paragraphs replaced by others."""
    result, fresh = list(clauses), _clauses(rng, len(clauses))
    for i in rng.sample(range(len(clauses)), round(share * len(clauses))):
        result[i] = fresh[i]
    return result


def _readout(clauses: list[Clause], language: str, quoted: int) -> str:
    at = 0 if language == "en" else 1
    own = (
        ["Foreign Minister Lind met with the Foreign Minister of Vael", "Foreign Minister Aron Lind met today with the Foreign Minister of Vael, Sofia Merel, in Kesten.", "The Minister underlined the role of the diaspora and thanked his colleague for the warm welcome in the capital.", "The Minister also raised the situation of fishermen in the delta and asked for a quick solution."],
        ["О переговорах Министра иностранных дел с Министром иностранных дел Ваэля", "В Кестене состоялись переговоры Министра иностранных дел А. Линда с Министром иностранных дел Ваэля С. Мерель.", "Министр подчеркнул роль диаспоры и поблагодарил коллегу за тёплый приём в столице.", "Министр поднял также вопрос о положении рыбаков в дельте и попросил о скором решении."],
    )[at]  # fmt: skip
    return "\n\n".join([*own, *(c[at] for c in clauses[:quoted])]) + "\n"


def _news(text: str, language: str) -> str:
    lead = (
        "KESTEN, May 5 (APP): Ostra and Vael on Tuesday signed a joint declaration, the foreign office said in a statement. The full text follows.",
        "КЕСТЕН, 5 мая. /ТАСС/. Остра и Ваэль подписали декларацию, сообщила пресс-служба. Ниже приводится её полный текст.",
    )[language == "ru"]
    end = (
        "“This is a good day for both nations,” the minister told reporters after the ceremony. The delegation then left for the port, a spokesman said.",
        "«Это хороший день для обеих стран», - заявил журналистам министр. Затем делегация отправилась в порт, сообщил представитель министерства.",
    )[language == "ru"]
    return "\n\n".join(["Ostra, Vael sign declaration" if language == "en" else "Остра и Ваэль подписали декларацию", lead, text.strip(), end]) + "\n"  # fmt: skip


def _heavy(rng: random.Random, ours: str, theirs: str) -> Case:
    clauses = _clauses(rng, 16)
    edited = _edited(rng, clauses, 0.4)
    return Case("40 % of the paragraphs differ", COMPARED, _declaration(clauses, ours), _declaration(edited, theirs))


def _reordered(rng: random.Random, ours: str, theirs: str) -> Case:
    clauses = _clauses(rng, 14)
    other = _edited(rng, clauses, 0.1)
    if ours == theirs:
        rng.shuffle(other)
    else:
        other[2], other[9] = other[9], other[2]
    return Case("reordered", COMPARED, _declaration(clauses, ours), _declaration(other, theirs))


def _otherwise_titled(rng: random.Random, ours: str, theirs: str) -> Case:
    clauses = _clauses(rng, 14)
    title = (
        "Joint Statement on the State Visit"
        if theirs == "en"
        else "Совместное заявление по итогам государственного визита"
    )
    other = _declaration(_edited(rng, clauses, 0.3), theirs, title=title)
    return Case("a statement and a declaration", COMPARED, _declaration(clauses, ours), other)


def _misdated(rng: random.Random, ours: str, theirs: str) -> Case:
    clauses = _clauses(rng, 14)
    other = _declaration(_edited(rng, clauses, 0.07), theirs, "14 May 2031")
    return Case("a misprinted date", COMPARED, _declaration(clauses, ours), other)


def _sisters(rng: random.Random, ours: str, theirs: str) -> Case:
    one, two = rng.sample(_SUBJECTS, 2)
    left, right = (
        _treaty(rng, one, ours, "4 May 2031"),
        _treaty(rng, two, theirs, rng.choice(("4 May 2031", "9 June 2031"))),
    )
    if ours != theirs:
        right = _treaty(rng, two, theirs, "9 June 2031")
    return Case("sister treaties", NOT_INSTRUMENT, left, right)


def _yearly(rng: random.Random, ours: str, theirs: str) -> Case:
    clauses = _clauses(rng, 16)
    other = _edited(rng, clauses, rng.choice((0.4, 0.5, 0.7)))
    return Case(
        "yearly statements", NOT_INSTRUMENT, _declaration(clauses, ours), _declaration(other, theirs, "12 June 2032")
    )


def _unrelated(rng: random.Random, ours: str, theirs: str) -> Case:
    left, right = _declaration(_clauses(rng, 14), ours), _declaration(_clauses(rng, 12), theirs, "9 June 2030")
    return Case("an earlier visit", NOT_INSTRUMENT, left, right)


def _quoting(rng: random.Random, ours: str, theirs: str) -> Case:
    clauses = _clauses(rng, 16)
    return Case(
        "a read-out that quotes",
        NOT_KIND,
        _declaration(clauses, ours),
        _readout(clauses, theirs, rng.choice((0, 2, 4))),
    )


def _printed(rng: random.Random, ours: str, theirs: str) -> Case:
    clauses = _clauses(rng, 14)
    left = _declaration(clauses, ours)
    return Case("a news report with the full text", COMPARED, left, _news(_declaration(clauses, theirs), theirs))


def _short(rng: random.Random, ours: str, theirs: str) -> Case:
    clauses = _clauses(rng, 18)
    mark = "(abridged version)" if theirs == "en" else "(с сокращениями)"
    short = _declaration(clauses[:3] + clauses[6:10], theirs).split("\n\n")
    other = "\n\n".join([short[0], mark, *short[1:]])
    return Case("an abridged text", PARTIAL, _declaration(clauses, ours), other)


MAKERS: tuple[Callable[[random.Random, str, str], Case], ...] = (
    *(_heavy, _reordered, _otherwise_titled, _misdated, _sisters, _yearly, _unrelated, _quoting, _printed, _short),
)


def cases(ours: str, theirs: str, seeds: range) -> list[Case]:
    """Every kind of case, once a seed, between these languages ("en", "ru")."""
    return [make(random.Random(f"{make.__name__}{seed}"), ours, theirs) for make in MAKERS for seed in seeds]
