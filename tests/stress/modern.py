# ruff: noqa: E501  (pages are written as publishers write them: without line breaks)
"""Frames of later sites, and what they set between the paragraphs: calls to read on, pictures, quotations, players."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.loaders.page_skeletons import Words, links
from tests.stress.furniture import More, furniture


def _more(w: Words) -> More:
    return furniture()[w.code]


def _spa(w: Words, body: str) -> str:
    m = _more(w)
    cards = "".join(
        f'<div class="news-card__item"><span class="news-card__date">{w.date}</span><a class="news-card__link" href="/n/{i}">{h}</a></div>'
        for i, h in enumerate(w.headlines)
    )
    langs = "".join(f'<a href="/{c}" class="lng">{c.upper()}</a>' for c in ("kk", "ru", "en"))
    return f"""<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"><div class="App"><div class="top-line"><div class="top-line__in">{langs}<span>{w.menu[4]}</span></div></div><div class="head-box">{links(w.menu, "div")}</div><div class="crumbs-wrap"><span>{w.menu[0]}</span> / <span>{w.menu[1]}</span> / <span>{w.title}</span></div>
<div class="content-holder"><div class="article-view"><div class="article-view__title">{w.title}</div><div class="article-view__meta"><span>{w.date}</span><span>{m.views}</span></div><div class="article-view__text">{body}</div><div class="article-view__bottom"><span>{m.source}</span><button>{m.printed.split("|")[0]}</button></div></div><div class="side-box"><div class="side-box__title">{m.latest}</div>{cards}</div></div><div class="bottom-line">{w.rights}</div></div></div></body>"""


def _presidency(w: Words, body: str) -> str:
    m = _more(w)
    return f"""<body class="page-event"><a class="visually-hidden" href="#main">{w.menu[0]}</a><header class="b-header"><div class="b-header__nav">{links(w.menu, "span")}</div></header><main id="main"><div class="b-event"><div class="b-event__place">{w.date}</div><h1 class="b-event__name">{w.title}</h1><div class="b-event__gallery"><figure><img src="1.jpg" alt=""><figcaption>{w.caption}. {m.photo}</figcaption></figure><figure><img src="2.jpg" alt=""><figcaption>{w.caption}</figcaption></figure></div>
<div class="b-event__text read__internal_content">{body}</div><div class="b-event__share">{links(w.share, "span")}</div><div class="b-event__tags">{links(w.tags, "span")}</div><div class="b-event__info">{w.date}</div></div><section class="b-more"><h2>{m.latest}</h2>{links(w.headlines, "div")}</section></main><footer class="b-footer"><p>{w.rights}</p></footer></body>"""


def _ministry_tabs(w: Words, body: str) -> str:
    m = _more(w)
    other = "Deutsch" if w.code != "de" else "English"
    return f"""<body><div class="gov-bar"><a href="/">{w.menu[0]}</a></div><div class="page-wrap"><nav aria-label="breadcrumb"><a href="/">{w.menu[0]}</a> » <a href="/d">{w.menu[3]}</a></nav><h1>{w.title}</h1><ul class="document-langs"><li><a href="?l=1">{w.code.upper()}</a></li><li><a href="?l=2">{other}</a></li></ul><p class="document-date">{w.date}</p><div class="rich-text">{body}</div>
<div class="document-actions"><a href="x.pdf" download>{m.printed.split("|")[-1]}</a> <a href="javascript:print()">{m.printed.split("|")[0]}</a></div><p class="last-mod">{m.updated}</p><p><a href="/list">{m.back}</a></p></div><div class="gov-foot">{w.rights}<br>{m.service}</div></body>"""


def _portal_br(w: Words, body: str) -> str:
    m = _more(w)
    return f"""<body class="template-view portaltype-news-item"><div id="portal-top">{links(w.menu, "li")}</div><div id="portal-breadcrumbs"><span>{w.menu[0]} ›</span><span>{w.menu[1]}</span></div><article id="content"><h1 class="documentFirstHeading">{w.title}</h1><div class="documentDescription">{w.date}</div><div class="social-links">{links(w.share, "a")}</div><div class="documentByLine"><span class="documentPublished"><span>{w.date}</span></span> <span class="documentModified">{m.updated}</span></div>
<div id="content-core"><div property="rnews:articleBody">{body}</div></div><div id="category" class="documentByLine"><span>{w.tags[0]}</span> <span>{w.tags[1]}</span></div></article><div id="viewlet-below-content"><div class="tile-rating">{m.views}</div></div><div id="footer">{w.rights}</div></body>"""


def _agency_feed(w: Words, body: str) -> str:
    m = _more(w)
    feed = "".join(
        f'<div class="feed-row"><span>14:{20 + i}</span> <a href="/f{i}">{h}</a></div>'
        for i, h in enumerate(w.headlines)
    )
    return f"""<body><div class="wrapper"><div class="ticker">{feed}</div><div class="news"><div class="news__head"><h1>{w.title}</h1><div>{w.date} | {m.views}</div></div><div class="news__player"><button>▶</button> {m.listen}</div><div class="news__img"><img src="p.jpg"><span>{m.photo}</span></div><div class="news__text">{body}<p><a href="/r">{m.read_also}</a></p><p>{m.hashtags}</p></div>
<div class="news__sub">{m.subscribe}</div><div class="news__comments"><h3>{w.share[0]}</h3><form><textarea></textarea></form><p>{w.comment}</p></div></div><div class="also"><h4>{w.related}</h4>{"".join(f'<p><a href="/h{i}">{h}</a></p><p>{w.teaser}</p>' for i, h in enumerate(w.headlines))}</div></div><div class="copy">{w.rights}</div></body>"""


def _sober(w: Words, body: str) -> str:
    m = _more(w)
    return f"""<body><p>{m.service}</p><p>{w.date}</p><h2>{w.title}</h2>{body}<hr><p>{m.source}</p><p>{m.updated}</p></body>"""


def _layout_cells(w: Words, body: str) -> str:
    m = _more(w)
    return f"""<body><table width="100%"><tr><td colspan="2"><a href="/"><img src="l.gif"></a></td></tr><tr><td valign="top" width="20%">{"<br>".join(f'<a href="/m{i}">{t}</a>' for i, t in enumerate(w.menu))}</td><td valign="top"><table><tr><td><h3>{w.title}</h3></td></tr><tr><td><i>{w.date}</i></td></tr><tr><td>{body}</td></tr><tr><td>{m.views}</td></tr><tr><td><a href="/p">{m.printed.split("|")[0]}</a></td></tr></table></td></tr><tr><td colspan="2">{w.rights}</td></tr></table></body>"""


def _design_system(w: Words, body: str) -> str:
    m = _more(w)
    teasers = "".join(
        f'<li class="bpa-teaser"><div class="bpa-teaser-content"><h3 class="bpa-teaser-title"><a href="/{i}"><span>{h}</span></a></h3><div class="bpa-richtext"><p>{w.teaser}</p></div></div></li>'
        for i, h in enumerate(w.headlines)
    )
    return f"""<body class="bpa-page"><div class="bpa-skiplinks">{links(w.menu[:2], "span")}</div><header class="bpa-header">{links(w.menu)}</header><main class="bpa-main"><div class="bpa-article-header"><span class="bpa-time">{w.date}</span><h1><span class="bpa-heading-title">{w.title}</span></h1><ul class="bpa-meta"><li>{m.listen}</li><li>{m.printed.split("|")[0]}</li></ul></div><figure class="bpa-image"><img alt=""><figcaption><p>{w.caption}</p><p class="bpa-copyright">{m.photo}</p></figcaption></figure><div class="bpa-richtext">{body}</div>
<div class="bpa-module"><h2>{w.related}</h2><ul>{teasers}</ul></div><div class="bpa-feedback"><p>{m.subscribe}</p><button>OK</button></div></main><footer class="bpa-footer">{links(w.menu)}<p>{w.rights}</p></footer></body>"""


def _lead_image(w: Words, body: str) -> str:
    m = _more(w)
    return f"""<body><header>{links(w.menu, "span")}</header><main><section class="hero"><p class="kicker">{w.tags[0]}</p><h1>{w.title}</h1><p class="hero__date">{w.date}</p></section><div class="grid"><div class="grid__left"><p>{m.service}</p><p>{w.date}</p></div><div class="grid__main">{body}<p class="endnote">{m.about}</p></div><div class="grid__right"><p>{w.related}</p>{links(w.headlines, "p")}</div></div></main><footer>{w.rights}</footer></body>"""


def _saved_by_browser(w: Words, body: str) -> str:
    m = _more(w)
    return f"""<body data-new-gr-c-s-check-loaded="14"><div id="app"><section><div><div><div><div><span>{w.menu[0]}</span><span>{w.menu[1]}</span></div></div></div></div><div><div><div style="font-size:28px">{w.title}</div><div><div>{w.date}</div><div>{m.views}</div></div><div style="white-space:normal">{body}</div><div><div><img src="data:,">{w.share[0]}</div><div>{m.listen}</div></div></div><div><div>{m.latest}</div>{"".join(f"<div><div>{w.date}</div><div><a href='/x{i}'>{h}</a></div></div>" for i, h in enumerate(w.headlines))}</div></div></section></div><div class="cookie-toast"><span>{w.cookies}</span><button>OK</button></div></body>"""


def _amp(w: Words, body: str) -> str:
    m = _more(w)
    return f"""<body><amp-sidebar id="s"><ul>{links(w.menu)}</ul></amp-sidebar><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{w.title}</h1><div class="amp-wp-meta"><time>{w.date}</time></div></header><amp-img src="x"></amp-img><p class="wp-caption-text">{w.caption}</p><div class="amp-wp-article-content">{body}</div><footer class="amp-wp-article-footer"><div class="amp-wp-tax-tag">{links(w.tags, "span")}</div></footer></article><amp-embed>{m.read_also}</amp-embed><footer class="amp-wp-footer"><p>{w.rights}</p></footer></body>"""


def _office_page(w: Words, body: str) -> str:
    return f"""<body lang=X style='tab-interval:36.0pt'><div class=WordSection1><p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:14.0pt'>{w.title}<o:p></o:p></span></b></p>{body}<p class=MsoNormal><o:p>&nbsp;</o:p></p></div></body>"""


FRAMES: tuple[Callable[[Words, str], str], ...] = (
    *(_spa, _presidency, _ministry_tabs, _portal_br, _agency_feed, _sober, _layout_cells, _design_system, _lead_image),
    *(_saved_by_browser, _amp, _office_page),
)


def interrupted(parts: list[str], w: Words, rng: random.Random) -> str:
    """The text with what pages set between paragraphs: one to three things, each in one of its shapes."""
    m = _more(w)
    shapes = (
        (f'<p><a href="/r">{m.read_also}</a></p>', f'<div class="read-also"><a href="/r">{m.read_also}</a></div>', f"<p><strong>{m.read_also}</strong></p>", f'<p><strong>{m.read_also.split(":")[0].split("：")[0]}:</strong> <a href="/r">{w.headlines[0]}</a></p>'),
        (f'<figure><img src="a.jpg"><figcaption>{w.caption}. {m.photo}</figcaption></figure>', f'<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">{w.caption}</p></div>', f'<p><img src="a.jpg"><br>{w.caption}. {m.photo}</p>', f'<p><img src="a.jpg"></p><p><em>{m.photo}</em></p>', f'<div><img src="a.jpg"><div>{w.caption}</div></div>'),
        (f'<blockquote class="pullquote"><p>{m.quote}</p></blockquote>', f"<blockquote><p>{m.quote}</p></blockquote>", f'<aside class="quote"><p>{m.quote}</p></aside>', f'<div class="cite-block">{m.quote}</div>'),
        (f'<div class="video"><iframe src="v"></iframe><p>{m.video}</p></div>', f'<p>{m.video}</p><video controls></video>', f'<div class="embed"><iframe src="v" title="{m.video}"></iframe></div>'),
        (f'<div class="subscribe-box"><p>{m.subscribe}</p><input><button>OK</button></div>', f'<p class="tg">{m.subscribe} <a href="https://t.example/x">Telegram</a></p>'),
    )  # fmt: skip
    made = list(parts)
    for kind in rng.sample(shapes, rng.randint(1, 3)):
        made.insert(rng.randint(1, max(1, len(made) - 1)), rng.choice(kind))
    return "".join(made)
