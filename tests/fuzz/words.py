# ruff: noqa: E501  (tables)
"""Words that lead a fuzzer into the corners of the formats and of sixteen languages. All sentences are invented."""

from __future__ import annotations

PLAIN = (
    "1. ", "2. ", "15. ", "(a) ", "(i) ", "I. ", "Article 1", "Article 12 bis", "第一条", "第十二条", "一、", "（二）",
    "Статья 3", "1-бап", "المادة ١", "دفعہ ۲", "अनुच्छेद ४", "ধারা ৫", "제6조", "มาตรา ๗", "Ⅳ.", "①", "§ 3", "1.1.1.", "0. ",
    "99999999999999999999. ", "-1. ", "½", "٢٥٠", "१२", "۳۰", "三百亿", "5億", "1,5 млн", "1.234.567,89", "USD 500 million",
    "4 February 2026", "2026-02-30", "31.02.2026", "4 февраля 2026 года", "2026年2月4日", "١٥ شعبان ١٤٤٧ هـ", "۴ فروری ۲۰۲۶ء",
    "১৪৩২ বঙ্গাব্দ", "令和8年2月4日", "the Republic of Kazakhstan", "Республика Казахстан", "巴基斯坦伊斯兰共和国", "Pakistan",
    "shall not", "should", "will", "не должны", "обязуются", "应当", "不得", "يجب", "مشترکہ اعلامیہ", "Joint Declaration", "Annex I",
    "Done at Kellan on 4 February 2026 in two originals, each in the English and Russian languages, both equally authentic.",
    "In case of divergence the English text shall prevail.", "Done in duplicate", "For the Government of", "DECLARE:",
    "“", "”", "„", "«", "»", "「", "」", "\"", "'", "[...]", "…", "(", ")", "[", "]", "*", "_", "#", "|", "`", "~~~", "---",
    "\n", "\n\n", "\r\n", "\x0c", "\t", "   ", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u200e", "\u202e", "\u2028", "\u2066",
    "\ufeff", "\ufffe", "\x00", "\x1b[31m", "\x85", "\u0301", "\u0301\u0327\u0489", "\u1100\u1161\u11a8", "ﬁ", "İ", "ı", "ß", "ẞ",
    "e\u0301", "क्षि", "กำ", "한국", "\U0001f1f5\U0001f1f0", "\ue000", "\U000e0041", "А" "B", "=1+1", "@x", "+cmd", "]]>", "<!--",
    "::error::", "%0A", "{{7*7}}", "{% x %}", "${x}", "http://x.example/", "javascript:alert(1)", "A" * 300, "a " * 100,
    "see paragraph 3", "Articles 2 to 5", "as provided in paragraph (b) of Article 7", "1/3", "two thirds", "20 km", "50 %",
)  # fmt: skip
HTML = (
    "<p>", "</p>", "<div>", "</div>", "<ol start=15>", "<li value=3>", "</li>", "</ol>", "<table><tr><td>", "</td></tr></table>",
    "<td rowspan=99 colspan=99>", "<br>", "<sup>1</sup>", "<h1>", "</h1>", "<b>", "<script>", "</script>", "<style>", "</style>",
    "<!--", "-->", "<nav>", "<main>", "<article>", "<footer>", "<del>", "<ins>", "<q>", "</q>", "<html lang=kk>", "<body hidden>",
    " hidden", " style='display:none'", " dir=rtl", " lang=ur", "&nbsp;", "&#0;", "&#xD800;", "&lt;", "&nosuch;", "<![CDATA[", "]]>",
    "<template>", "<noscript>", "<svg>", "<math>", "<select><option>", "<details>", "<iframe src=x>", "<a href='x.pdf'>",
    "<meta charset=utf-16>", "<meta charset=utf-7>", "<base href=//x>", "<span class='footnote'>", "<o:p>", "<font color=white>",
)  # fmt: skip
MARKDOWN = (
    "# ", "## ", "- ", "* ", "> ", "1) ", "| a | b |\n|---|---|\n", "```\n", "[x](y)", "![x](y)", "[^1]", "[^1]: ", "\\", "<b>", "***",
)  # fmt: skip
RTF = (
    "{", "}", "\\par ", "\\pard", "\\u1057?", "\\u-10240?", "\\'e9", "\\'", "\\bin5 ", "\\uc0", "\\uc9", "\\b ", "\\i0 ", "\\ansicpg1251",
    "{\\*\\x ", "{\\footnote ", "\\cell ", "\\row ", "\\trowd", "{\\listtext 1.\\tab}", "\\ls1", "\\deleted ", "\\v ", "\\f1 ",
    "{\\field{\\*\\fldinst HYPERLINK}{\\fldrslt ", "\\line ", "\\tab ", "\\~", "\\-", "\\fonttbl", "\\fcharset204", "\\stylesheet",
)  # fmt: skip
XML = (
    "<w:p>", "</w:p>", "<w:r><w:t>", "</w:t></w:r>", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", "<w:del>", "<w:ins>", "<w:br/>",
    "<w:pStyle w:val='Heading1'/>", "<w:numPr><w:ilvl w:val='99'/><w:numId w:val='1'/></w:numPr>", "<w:numId w:val='-1'/>",
    "<w:footnoteReference w:id='2'/>", "<text:p>", "</text:p>", "<text:list>", "<text:s text:c='9'/>", "<text:h text:outline-level='x'>",
    "w:val='x'", "w:val=''", "w:val='99999999999'", "<?x?>", "<!DOCTYPE d>", "&e;", "&#1;", "&#x10FFFF;", "xmlns=''", "<x/>",
    "text:start-value='-5'", "<w:fldChar w:fldCharType='begin'/>", "<w:instrText>REF</w:instrText>", "<mc:AlternateContent>",
)  # fmt: skip
PDF = (
    "BT", "ET", "Tj", "TJ", "Tm", "Td", "T*", "[(a)-250(b)]TJ", "Tf", "q", "Q", "cm", "re", "f", "S", "Do", "/F 10 Tf", "/Type/Page",
    "/Kids[", "/Count 9", "/Rotate 90", "/Length 0", "/Encrypt", "/MediaBox[0 0 1 1]", "/Resources", "<<", ">>", "obj", "endobj",
    "stream", "endstream", "xref", "trailer", "startxref", "null", "-1", "1e99", "0", "3 0 R", "99 0 R", "(\\000\\377)", "<FEFF0041>",
)  # fmt: skip
