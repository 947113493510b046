# ruff: noqa: E501  (a paragraph a line)
"""Languages of which only the word for "article" is known, or not even that: read from numbers and layout, and it is said."""

from __future__ import annotations

import pytest

from tests.reading import compared, read

TEXTS = {
    "uz": (
        "Ostra Respublikasi va Vael Respublikasi o‘rtasida strategik sheriklik to‘g‘risidagi qo‘shma bayonot",
        "1-modda. Tomonlar poytaxtlar o‘rtasida yangi temir yo‘l liniyasini ochadilar va harakat jadvalini e’lon qiladilar.",
        "2-modda. Tomonlar suv resurslari bo‘yicha komissiya yig‘ilishini har olti oyda o‘tkazishga kelishib oldilar.",
        "3-modda. Har ikki vazirlik muhofaza qilinadigan turlar ro‘yxatini almashadi va chegara o‘rmonlaridagi brakonerlik haqida xabar beradi.",
        "4-modda. Zilzilalarni o‘rganish bo‘yicha qo‘shma laboratoriya shimoliy viloyatda tashkil etiladi.",
    ),
    "hy": (
        "Համատեղ հռչակագիր Օստրայի Հանրապետության և Վաելի Հանրապետության միջև ռազմավարական գործընկերության մասին",
        "Հոդված 1. Կողմերը կբացեն նոր երկաթուղային գիծ մայրաքաղաքների միջև և կհրապարակեն երթևեկության ժամանակացույցը։",
        "Հոդված 2. Կողմերը համաձայնեցին ջրային ռեսուրսների հանձնաժողովի նիստը անցկացնել վեց ամիսը մեկ։",
        "Հոդված 3. Երկու նախարարությունները կփոխանակեն պահպանվող տեսակների ցանկերը և կհայտնեն սահմանային անտառներում որսագողության մասին։",
        "Հոդված 4. Երկրաշարժերի ուսումնասիրության համատեղ լաբորատորիա կստեղծվի հյուսիսային մարզում։",
    ),
    "ka": (
        "ერთობლივი დეკლარაცია ოსტრის რესპუბლიკასა და ვაელის რესპუბლიკას შორის სტრატეგიული პარტნიორობის შესახებ",
        "მუხლი 1. მხარეები გახსნიან ახალ სარკინიგზო ხაზს დედაქალაქებს შორის და გამოაქვეყნებენ განრიგს.",
        "მუხლი 2. მხარეები შეთანხმდნენ წყლის რესურსების კომისიის სხდომის ექვს თვეში ერთხელ ჩატარებაზე.",
        "მუხლი 3. ორივე სამინისტრო გაცვლის დაცული სახეობების სიებს და შეატყობინებს სასაზღვრო ტყეებში ბრაკონიერობის შესახებ.",
        "მუხლი 4. მიწისძვრების შემსწავლელი ერთობლივი ლაბორატორია შეიქმნება ჩრდილოეთ მხარეში.",
    ),
    "he": (
        "הצהרה משותפת על שותפות אסטרטגית בין רפובליקת אוסטרה לבין רפובליקת ואל",
        "סעיף 1. הצדדים יפתחו קו רכבת חדש בין הבירות ויפרסמו את לוח הזמנים.",
        "סעיף 2. הצדדים הסכימו לקיים את ישיבת הוועדה למשאבי מים מדי שישה חודשים.",
        "סעיף 3. שני המשרדים יחליפו רשימות של מינים מוגנים וידווחו על ציד בלתי חוקי ביערות הגבול.",
        "סעיף 4. מעבדה משותפת לחקר רעידות אדמה תוקם במחוז הצפוני.",
    ),
}


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_articles_are_read_and_the_same_text_is_the_same(code: str, gap: str) -> None:
    lines = TEXTS[code]
    text = read(gap.join(lines) + "\n")
    assert text.language == code
    assert [p.numbering.value for p in text.paragraphs if p.numbering] == [1, 2, 3, 4]
    assert "unknown-words" in [note.code for note in text.notes]
    assert text.kind == ("joint-statement" if code == "uz" else "joint-declaration")
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    assert [f.code for f in compared(gap.join(lines) + "\n", page).findings if f.severity != "info"] == []


@pytest.mark.parametrize("code", TEXTS)
def test_a_missing_article_is_found(code: str) -> None:
    lines = TEXTS[code]
    found = compared("\n".join(lines) + "\n", "\n".join([*lines[:2], *lines[3:]]) + "\n").findings
    assert [f.passages[0][1].text for f in found if f.code == "P1"] == [lines[2].partition(". ")[2]]


def test_a_language_with_a_table_has_no_such_note() -> None:
    assert read("1. The Sides will cooperate in trade.\n\n2. The Sides will meet every year.\n").notes == ()
