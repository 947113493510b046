# ruff: noqa: E501  (pages are written as publishers write them: without line breaks)
"""Invented pages: the frames of content management systems, times the ways to mark a text up, in every language.

`pages()` yields them with their answer: what a reader calls the text, and what is furniture. No page is random, so that
a page that fails can be looked at again by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path

RIGHT_TO_LEFT = frozenset(("ar", "fa", "ur"))


@dataclass(frozen=True)
class Words:
    """One language's words: the text, and the furniture around it."""

    code: str
    title: str
    recital: str
    clauses: tuple[str, ...]
    closing: str
    menu: tuple[str, ...]
    share: tuple[str, ...]
    related: str
    headlines: tuple[str, ...]
    teaser: str
    cookies: str
    rights: str
    tags: tuple[str, ...]
    caption: str
    date: str
    comment: str
    not_found: str


@dataclass(frozen=True)
class Page:
    """A page, the paragraphs that are its text, and the passages that are not."""

    name: str
    html: str
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


@lru_cache(maxsize=1)
def words() -> dict[str, Words]:
    """The words of each language, by its code."""
    text = Path(__file__).with_name("page_texts.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found = {}
    for i in range(0, len(lines), 17):
        code, title, recital, clauses, closing, menu, share, related, heads, *rest = lines[i : i + 17]
        teaser, cookies, rights, tags, caption, date, comment, missing = rest

        def many(line: str) -> tuple[str, ...]:
            return tuple(line.split("|"))

        found[code] = Words(
            *(code, title, recital, many(clauses), closing, many(menu), many(share), related, many(heads), teaser),
            *(cookies, rights, many(tags), caption, date, comment, missing),
        )
    return found


def links(items: tuple[str, ...], around: str = "li") -> str:
    return "".join(f'<{around}><a href="/{i}">{escape(t)}</a></{around}>' for i, t in enumerate(items))


# --- how the text itself is marked up


def _paragraphs(w: Words) -> str:
    rows = "".join(f"<p>{i}. {c}</p>" for i, c in enumerate(w.clauses, 1))
    return f"<p>{w.recital}</p>{rows}<p>{w.closing}</p>"


def _unnumbered(w: Words) -> str:
    return "".join(f"<p>{t}</p>" for t in (w.recital, *w.clauses, w.closing))


def _breaks(w: Words) -> str:
    rows = "<br>".join(f"{i}. {c}" for i, c in enumerate(w.clauses, 1))
    return f"{w.recital}<br><br>{rows}<br><br>{w.closing}"


def _list(w: Words) -> str:
    return f"<p>{w.recital}</p><ol>{''.join(f'<li>{c}</li>' for c in w.clauses)}</ol><p>{w.closing}</p>"


def _divs(w: Words) -> str:
    rows = "".join(f"<div>{i}. {c}</div>" for i, c in enumerate(w.clauses, 1))
    return f"<div>{w.recital}</div>{rows}<div>{w.closing}</div>"


def _labelled_table(w: Words) -> str:
    rows = "".join(f"<tr><td>{i}.</td><td>{c}</td></tr>" for i, c in enumerate(w.clauses, 1))
    return f"<p>{w.recital}</p><table>{rows}</table><p>{w.closing}</p>"


def _definitions(w: Words) -> str:
    rows = "".join(f"<dt>{i}</dt><dd>{c}</dd>" for i, c in enumerate(w.clauses, 1))
    return f"<p>{w.recital}</p><dl>{rows}</dl><p>{w.closing}</p>"


def _word(w: Words) -> str:
    rows = "".join(
        f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>{i}.<span>&nbsp; </span>"
        f"</span><span lang=X style='font-size:14.0pt'>{c}<o:p></o:p></span></p>"
        for i, c in enumerate(w.clauses, 1)
    )
    return f"<div class=WordSection1><p class=MsoNormal>{w.recital}</p>{rows}<p class=MsoNormal>{w.closing}<o:p></o:p></p></div>"


def _sections(w: Words) -> str:
    rows = "".join(
        f'<section class="block block--text"><div class="row"><div class="col-12"><p>{i}. {c}</p></div></div></section>'
        for i, c in enumerate(w.clauses, 1)
    )
    return f'<section class="block block--lead"><p>{w.recital}</p></section>{rows}<section class="block"><p>{w.closing}</p></section>'


def _details(w: Words) -> str:
    half = len(w.clauses) // 2
    rows = [f"<p>{i}. {c}</p>" for i, c in enumerate(w.clauses, 1)]
    return (
        f"<p>{w.recital}</p><details open><summary>I</summary>{''.join(rows[:half])}</details>"
        f"<details><summary>II</summary>{''.join(rows[half:])}</details><p>{w.closing}</p>"
    )


def _accordion(w: Words) -> str:
    rows = "".join(
        f'<div class="accordion-item"><button class="accordion-button">{"I" * i}</button>'
        f'<div class="accordion-collapse collapse" style="display:none"><p>{i}. {c}</p></div></div>'
        for i, c in enumerate(w.clauses, 1)
    )
    return f'<p>{w.recital}</p><div class="accordion">{rows}</div><p>{w.closing}</p>'


def _tabs(w: Words) -> str:
    rows = [f"<p>{i}. {c}</p>" for i, c in enumerate(w.clauses, 1)]
    return (
        '<ul role="tablist"><li role="tab">I</li><li role="tab">II</li></ul>'
        f'<div role="tabpanel" class="tab-pane active"><p>{w.recital}</p>{"".join(rows[:3])}</div>'
        f'<div role="tabpanel" class="tab-pane" aria-hidden="true" style="display:none">{"".join(rows[3:])}<p>{w.closing}</p></div>'
    )


def _fonts(w: Words) -> str:
    rows = "".join(f"<font face=Arial size=2>{i}. {c}</font><br><br>" for i, c in enumerate(w.clauses, 1))
    return f"<font size=2>{w.recital}</font><br><br>{rows}<font size=2>{w.closing}</font>"


def _one_column(w: Words) -> str:
    texts = (w.recital, *(f"{i}. {c}" for i, c in enumerate(w.clauses, 1)), w.closing)
    return f"<table border=0>{''.join(f'<tr><td>{t}</td></tr>' for t in texts)}</table>"


def _spans(w: Words) -> str:
    texts = (w.recital, *(f"{i}. {c}" for i, c in enumerate(w.clauses, 1)), w.closing)
    return "".join(f'<span style="display:block">{t}</span>' for t in texts)


def _headed(w: Words) -> str:
    rows = "".join(f"<h3>{'I' * i}</h3><p>{c}</p>" for i, c in enumerate(w.clauses, 1))
    return f"<p><em>{w.recital}</em></p>{rows}<p><strong>{w.closing}</strong></p>"


MARKUPS: tuple[Callable[[Words], str], ...] = (
    *(_paragraphs, _unnumbered, _breaks, _list, _divs, _labelled_table, _definitions, _word, _sections, _details),
    *(_accordion, _tabs, _fonts, _one_column, _spans, _headed),
)


# --- the frames of sites


def _wordpress(w: Words, body: str) -> str:
    return f"""<body class="single single-post has-sidebar"><header class="site-header"><p class="site-title">Portal</p><nav class="main-navigation"><ul>{links(w.menu)}</ul></nav></header>
<div id="primary"><main id="main" class="site-main"><article class="post type-post hentry tag-x"><header class="entry-header"><h1 class="entry-title">{w.title}</h1><div class="entry-meta">{w.date} <a href=/a>admin</a></div></header>
<figure class="wp-block-image"><img src=a><figcaption>{w.caption}</figcaption></figure><div class="entry-content">{body}<div class="sharedaddy"><h3>{w.share[0]}</h3><ul>{links(w.share)}</ul></div></div>
<footer class="entry-footer"><span class="tags-links">{links(w.tags, "span")}</span></footer></article><div id="comments"><ol class="comment-list"><li><p>{w.comment}</p></li></ol></div></main></div>
<aside id="secondary" class="widget-area"><h2>{w.related}</h2><ul>{links(w.headlines)}</ul></aside><footer id="colophon">{w.rights}</footer><div id="cookie-law-info-bar"><span>{w.cookies}</span></div></body>"""


def _elementor(w: Words, body: str) -> str:
    cards = "".join(
        f'<div class="elementor-post__card"><h3><a href=/{i}>{h}</a></h3><div class="elementor-post__excerpt"><p>{w.teaser}</p></div></div>'
        for i, h in enumerate(w.headlines)
    )
    return f"""<body class="elementor-page"><div class="elementor-location-header"><div class="elementor-nav-menu">{links(w.menu)}</div></div><div class="elementor-location-single"><section class="elementor-section"><div class="elementor-widget-theme-post-title"><h1>{w.title}</h1></div></section>
<section class="elementor-section"><div class="elementor-column"><div class="elementor-widget-text-editor"><div class="elementor-widget-container">{body}</div></div></div></section><section class="elementor-section"><h4>{w.related}</h4><div class="elementor-posts-container">{cards}</div></section></div>
<div class="elementor-location-footer"><p>{w.rights}</p></div></body>"""


def _drupal(w: Words, body: str) -> str:
    return f"""<body class="path-node page-node-type-document"><div class="dialog-off-canvas-main-canvas"><header role="banner"><div class="region region-header"><nav role="navigation"><ul class="menu">{links(w.menu)}</ul></nav></div></header>
<div class="region region-breadcrumb"><nav class="breadcrumb"><ol><li><a href=/>{w.menu[0]}</a></li><li>{w.title}</li></ol></nav></div><main role="main"><div class="layout-content"><div class="region region-content"><div class="block-page-title-block"><h1 class="page-title">{w.title}</h1></div>
<article class="node node--type-document node--view-mode-full"><div class="node__content"><div class="field field--name-field-date">{w.date}</div><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">{body}</div>
<div class="field field--name-field-tags"><div class="field__label">#</div><div class="field__items">{links(w.tags, "div")}</div></div></div></article><div class="views-element-container"><h2>{w.related}</h2><div class="view-content">{links(w.headlines, "div")}</div></div></div></div></main><footer><div class="region region-footer"><p>{w.rights}</p></div></footer></div></body>"""


def _bitrix(w: Words, body: str) -> str:
    return f"""<body><div id="panel"></div><div class="wrapper"><div class="header"><a href=/><img src=a></a><ul class="top-menu">{links(w.menu)}</ul></div><div class="bx-breadcrumb"><a href=/>{w.menu[0]}</a><span>{w.menu[1]}</span></div>
<div class="workarea"><h1 id="pagetitle">{w.title}</h1><div class="news-detail"><span class="news-date-time">{w.date}</span><img class="detail_picture" src=b><div class="news-detail-text">{body}</div><div style="clear:both"></div><div class="news-detail-share"><noindex>{links(w.share, "span")}</noindex></div></div><p><a href="/news/">&larr; {w.menu[1]}</a></p></div>
<div class="sidebar"><h2>{w.related}</h2><div class="news-list">{"".join(f'<p class="news-item"><span>{w.date}</span><a href=/{i}><b>{h}</b></a><br>{w.teaser}</p>' for i, h in enumerate(w.headlines))}</div></div><div class="footer">{w.rights}</div></div></body>"""


def _sharepoint(w: Words, body: str) -> str:
    return f"""<body><form method="post" action="./x.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="x"><div id="s4-workspace"><div id="s4-titlerow"><div class="ms-dialogHidden"><ul class="root static">{links(w.menu)}</ul></div></div><div id="contentRow"><div id="sideNavBox">{links(w.menu, "div")}</div><div id="contentBox"><div id="DeltaPlaceHolderMain"><h1>{w.title}</h1>
<div class="ms-rtestate-field" id="ctl00_Body">{body}</div><div class="noindex ms-wpContentDivSpace" style="display:none"><p>{w.teaser}</p></div></div></div></div><div id="pageFooter">{w.rights}</div></div></form></body>"""


def _joomla(w: Words, body: str) -> str:
    return f"""<body class="site com_content view-article"><div class="container-topbar">{links(w.menu, "span")}</div><ul class="breadcrumb"><li><a href=/>{w.menu[0]}</a></li></ul><div class="row-fluid"><div id="aside" class="span3"><div class="well _menu"><ul class="nav menu">{links(w.menu)}</ul></div></div><main id="content" class="span9"><div class="item-page" itemscope>
<div class="page-header"><h2 itemprop="headline">{w.title}</h2></div><dl class="article-info muted"><dt class="article-info-term">Info</dt><dd class="published">{w.date}</dd></dl><div itemprop="articleBody">{body}</div><ul class="pager pagenav"><li class="previous"><a href=/p>&lt;</a></li><li class="next"><a href=/n>&gt;</a></li></ul></div></main></div><footer class="footer"><p>{w.rights}</p></footer></body>"""


def _tables(w: Words, body: str) -> str:
    side = "".join(
        f"<tr><td><a href=/{i}><font size=1>{t}</font></a></td></tr>" for i, t in enumerate(w.menu + w.headlines)
    )
    return f"""<body bgcolor=white><table width=780 align=center cellpadding=0><tr><td colspan=3><img src=t.gif></td></tr><tr><td width=150 valign=top><table>{side}</table></td><td valign=top><table><tr><td><font color=navy><b>{w.title}</b></font></td></tr><tr><td><font size=1>{w.date}</font></td></tr><tr><td class=txt>{body}</td></tr><tr><td align=right><a href=#>{w.share[1]}</a></td></tr></table></td>
<td width=120><table><tr><td><b>{w.related}</b></td></tr><tr><td><a href=/9>{w.headlines[0]}</a></td></tr></table></td></tr><tr><td colspan=3 align=center><font size=1>{w.rights}</font></td></tr></table></body>"""


def _government_cn(w: Words, body: str) -> str:
    return f"""<body><div class="top-box"><ul>{links(w.menu)}</ul></div><div class="w1000"><div class="local"><a href=/>{w.menu[0]}</a> &gt; <a href=/n>{w.menu[1]}</a></div><div class="xl-title"><h1>{w.title}</h1><div class="pages-date">{w.date}<span class="font">{w.share[1]}</span></div></div><div class="xl-content"><div class="TRS_Editor">{body}</div></div>
<div class="xl-list"><div class="tit">{w.related}</div><ul>{links(w.headlines)}</ul></div></div><div class="foot1"><p>{w.rights}</p><p>ICP 12345678</p></div></body>"""


def _utility_classes(w: Words, body: str) -> str:
    cards = "".join(
        f'<a class="flex flex-col p-4 shadow" href=/{i}><div class="text-lg">{h}</div><div class="text-sm">{w.teaser}</div></a>'
        for i, h in enumerate(w.headlines)
    )
    return f"""<body><div id="__next"><div class="flex flex-col min-h-screen"><div class="sticky top-0"><div class="flex gap-4">{links(w.menu, "div")}</div></div><div class="grow px-4"><div class="max-w-prose mx-auto"><div class="text-3xl font-bold">{w.title}</div><div class="text-xs">{w.date}</div><div class="prose lg:prose-xl">{body}</div></div>
<div class="grid grid-cols-3">{cards}</div></div><div class="bg-gray-800 p-8">{w.rights}</div></div></div><script>window.__DATA__={{}}</script></body>"""


def _agency(w: Words, body: str) -> str:
    more = "".join(
        f'<article class="teaser-card"><h3><a href=/{i}>{h}</a></h3><p>{w.teaser}</p></article>'
        for i, h in enumerate(w.headlines)
    )
    return f"""<body><div class="layout"><div class="header-line"><a href=/>Agency</a>{links(w.menu, "span")}</div><article class="article"><div class="article__header"><h1 class="article__title">{w.title}</h1><div class="article__info">{w.date}</div></div><div class="media"><img src=a><div class="media__copyright">&copy; Agency</div></div>
<div class="article__body">{body}</div><div class="article__tags">{links(w.tags, "span")}</div><div class="article__share">{links(w.share, "span")}</div></article><section class="recommend"><h2>{w.related}</h2>{more}</section><div class="footer__legal">{w.rights}</div></div></body>"""


def _middle_box(w: Words, body: str) -> str:
    half = body.find("</p>") + 4 if "</p>" in body else 0
    box = f'<div class="inline-related"><b>{w.related}</b><ul>{links(w.headlines)}</ul></div>'
    return f"""<body><nav><ul>{links(w.menu)}</ul></nav><main><h1>{w.title}</h1><div class="byline">{w.date}</div><div class="story">{body[:half]}{box}{body[half:]}</div></main><footer>{w.rights}</footer></body>"""


def _overlay(w: Words, body: str) -> str:
    return f"""<body class="modal-open"><div class="modal fade show" role="dialog" aria-modal="true"><div class="modal-dialog"><h4>Cookie</h4><p>{w.cookies}</p><p>{w.cookies} {w.rights}</p><button>OK</button></div></div><div class="page"><div class="nav-wrap">{links(w.menu, "span")}</div><div class="content-wrap"><h1>{w.title}</h1><div class="text">{body}</div></div><div class="site-bottom">{w.rights}</div></div></body>"""


def _service_site(w: Words, body: str) -> str:
    return f"""<body class="govuk-template__body"><a class="govuk-skip-link" href="#content">{w.menu[0]}</a><div class="gem-c-cookie-banner" role="region"><p>{w.cookies}</p></div><header class="govuk-header" role="banner">{links(w.menu, "span")}</header><div class="govuk-width-container"><div class="gem-c-breadcrumbs"><ol>{links(w.menu)}</ol></div><main role="main" id="content" class="govuk-main-wrapper"><div class="gem-c-title"><h1>{w.title}</h1></div><div class="gem-c-metadata"><dl><dt>Date</dt><dd>{w.date}</dd></dl></div>
<div class="gem-c-govspeak govuk-govspeak"><div class="govspeak">{body}</div></div><div class="gem-c-contextual-sidebar"><h2>{w.related}</h2><ul>{links(w.headlines)}</ul></div></main></div><footer class="govuk-footer">{w.rights}</footer></body>"""


def _long_sidebar(w: Words, body: str) -> str:
    about = f"{w.teaser} {w.teaser}"
    return f"""<body><div class="navbar">{links(w.menu, "span")}</div><div class="container"><div class="row"><div class="col-md-8"><h2>{w.title}</h2>{body}</div><div class="col-md-4 sidebar"><div class="widget"><h3>{w.menu[2]}</h3><p>{about}</p></div><div class="widget"><h3>{w.related}</h3><ul>{links(w.headlines)}</ul></div></div></div></div><div class="container bottom">{w.rights}</div></body>"""


def _header_and_footer(w: Words, body: str) -> str:
    return f"""<body><header><nav>{links(w.menu, "span")}</nav></header><article><header><h1>{w.title}</h1></header>{body}<footer><p><time>{w.date}</time></p></footer></article><aside><h2>{w.related}</h2><ul>{links(w.headlines)}</ul></aside><footer><small>{w.rights}</small></footer></body>"""


def _print_view(w: Words, body: str) -> str:
    return f"""<body onload="window.print()"><div class="print-page"><div class="print-logo"><img src=a></div><div class="print-title"><b>{w.title}</b></div><div class="print-content">{body}</div><div class="print-source_url">https://ministry.example/x</div></div></body>"""


def _contents_list(w: Words, body: str) -> str:
    toc = "".join(f'<li><a href="#s{i}">{i}</a></li>' for i in range(1, 7))
    return f"""<body><div id="header">{links(w.menu, "span")}</div><div id="toc"><ul>{toc}</ul></div><div id="doc"><p align=center><b>{w.title}</b></p>{body}</div><div id="footer">{w.rights}</div></body>"""


def _long_comments(w: Words, body: str) -> str:
    said = "".join(f'<div class="media"><h5>{h}</h5><p>{w.comment} {w.comment}</p></div>' for h in w.headlines * 2)
    return f"""<body><div class="menu">{links(w.menu, "span")}</div><div class="page-inner"><h1>{w.title}</h1><div class="full-text">{body}</div><div class="comments-block"><h3>8</h3>{said}</div></div><div class="footer">{w.rights}</div></body>"""


def _form_page(w: Words, body: str) -> str:
    return f"""<body><div class="topmenu">{links(w.menu, "span")}</div><form name="f"><div class="document"><center><b>{w.title}</b></center>{body}</div><input type=submit></form><p>{w.rights}</p></body>"""


def _carousel(w: Words, body: str) -> str:
    slides = "".join(
        f'<div class="swiper-slide"><a href=/{i}><img src=x></a><p class="slide-title"><a href=/{i}>{h}</a></p><p>{w.teaser}</p></div>'
        for i, h in enumerate(w.headlines)
    )
    return f"""<body><header class="hd">{links(w.menu, "span")}</header><main><div class="detail"><h1>{w.title}</h1><p class="date">{w.date}</p><div class="detail-text">{body}</div></div><div class="swiper"><div class="swiper-wrapper">{slides}</div></div></main><footer class="ft">{w.rights}</footer></body>"""


def _unnamed(w: Words, body: str) -> str:
    more = "".join(
        f"<div><div><a href=/{i}>{h}</a></div><div>{w.teaser}</div></div>" for i, h in enumerate(w.headlines)
    )
    return f"""<body><div><div>{links(w.menu, "span")}</div></div><div><div><div>{w.title}</div><div>{w.date}</div><div>{body}</div></div><div><div>{w.related}</div>{more}</div></div><div>{w.rights}</div></body>"""


def _bare(w: Words, body: str) -> str:
    return f"<body><h1>{w.title}</h1>{body}</body>"


FRAMES: tuple[Callable[[Words, str], str], ...] = (
    *(_wordpress, _elementor, _drupal, _bitrix, _sharepoint, _joomla, _tables, _government_cn, _utility_classes),
    *(_agency, _middle_box, _overlay, _service_site, _long_sidebar, _header_and_footer, _print_view, _contents_list),
    *(_long_comments, _form_page, _carousel, _unnamed, _bare),
)


def page(frame: Callable[[Words, str], str], markup: Callable[[Words], str], code: str) -> Page:
    """One page with its answer."""
    w = words()[code]
    direction = ' dir="rtl"' if code in RIGHT_TO_LEFT else ""
    head = f'<head><meta charset="utf-8"><title>{w.title} | Portal</title></head>'
    return Page(
        name=f"{frame.__name__[1:]}-{markup.__name__[1:]}-{code}",
        html=f'<!doctype html><html lang="{code}"{direction}>{head}{frame(w, markup(w))}</html>',
        wanted=(w.title, w.recital, *w.clauses, w.closing),
        unwanted=(w.teaser, w.cookies, w.rights, w.comment, *w.headlines, *w.menu[:1]),
    )


def pages() -> Iterator[Page]:
    """Every frame with every markup, the languages taken in turn."""
    codes = tuple(words())
    for n, frame in enumerate(FRAMES):
        for m, markup in enumerate(MARKUPS):
            yield page(frame, markup, codes[(5 * n + 3 * m) % len(codes)])
