"""No script of an author runs: attack strings, checked in the parsed result and not by looking for words."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from satupintu.markdown import Engine, convert
from satupintu.sanitize import MAX_REPORTED, SCHEMES, TAGS, clean, forbidden

ATTACKS = [
    # elements that run or load
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.id/a.js></SCRIPT>",
    "<script/x>alert(1)</script\n>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script>alert(1)",
    "<<script>alert(1)//<</script>",
    "<script\x0ctype=text/javascript>alert(1)</script>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>",
    "<object data='javascript:alert(1)'></object>",
    "<object data='data:text/html;base64,PHNjcmlwdD4='></object>",
    "<embed src='javascript:alert(1)'>",
    "<applet code=x></applet>",
    "<frameset onload=alert(1)><frame src=x></frameset>",
    "<portal src='https://x.id'></portal>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<base href='https://x.id/'>",
    "<base target=_blank>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href='https://x.id/a.css'>",
    "<link rel=import href='data:text/html,<script>alert(1)</script>'>",
    "<style>body{background:url(javascript:alert(1))}</style>",
    "<style>@import 'https://x.id/a.css';</style>",
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "<form><input formaction='javascript:alert(1)' type=submit></form>",
    "<input autofocus onfocus=alert(1)>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<select autofocus onfocus=alert(1)></select>",
    "<textarea autofocus onfocus=alert(1)></textarea>",
    "<keygen autofocus onfocus=alert(1)>",
    "<isindex action=javascript:alert(1) type=image>",
    # handlers
    "<img src=x onerror=alert(1)>",
    "<img src=x\nonerror\n=\nalert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<img src='x'onerror='alert(1)'>",
    '<img src="x` `<script>alert(1)</script>"` `>',
    "<img src=x ONERROR=alert(1)>",
    "<p onclick=alert(1)>x</p>",
    "<details open ontoggle=alert(1)>x</details>",
    "<body onload=alert(1)>",
    "<html onmouseover=alert(1)>",
    "<div onpointerover=alert(1)>x</div>",
    "<a href=x onmouseover=alert(1)>x</a>",
    "<h2 onclick=alert(1)>x</h2>",
    "<td onclick=alert(1)>x</td>",
    "<x onclick=alert(1)>x</x>",
    "<a title='\"><img src=x onerror=alert(1)>'>x</a>",
    # addresses
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='&#x6A;&#x61;vascript&colon;alert(1)'>x</a>",
    "<a href='java&#x09;script:alert(1)'>x</a>",
    "<a href='&#1;javascript:alert(1)'>x</a>",
    "<a href='javascript&#58;alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='DATA:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href='blob:https://x.id/1'>x</a>",
    "<a href='filesystem:https://x.id/1'>x</a>",
    "<a href='view-source:javascript:alert(1)'>x</a>",
    "<img src='javascript:alert(1)'>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<img srcset='javascript:alert(1) 1x'>",
    "<img dynsrc='javascript:alert(1)' lowsrc='javascript:alert(1)'>",
    "<blockquote cite='javascript:alert(1)'>x</blockquote>",
    "<table background='javascript:alert(1)'><tr><td>x</td></tr></table>",
    "<a ping='https://x.id' href=x>x</a>",
    "<a href=x target=_blank>x</a>",
    # markdown
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](javascript:alert(1))",
    '![x](x "onerror=alert(1)")',
    '![x" onerror="alert(1)](x)',
    '[x](x" onmouseover="alert(1))',
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "[x](https://x.id/<script>alert(1)</script>)",
    "`<script>`<script>alert(1)</script>",
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    "[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
    "## <img src=x onerror=alert(1)>",
    "> [!NOTE]\n> <svg onload=alert(1)>",
    '```"><script>alert(1)</script>\nx\n```',
    # other languages, and what parsers read differently
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'></use></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<table><td><form><table></form><img src=x onerror=alert(1)>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<noembed><img src=x onerror=alert(1)></noembed>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
    # comments and declarations
    "<!--<img src='--><img src=x onerror=alert(1)//'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<!DOCTYPE x [<!ENTITY y '<script>alert(1)</script>'>]>&y;",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<% <script>alert(1)</script> %>",
    # styles and clobbering
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<p style='position:fixed;inset:0'>x</p>",
    "<p style=x:expression(alert(1))>x</p>",
    "<font color=red face=x>x</font>",
    "<a id=isi name=isi>x</a>",
    "<img name=getElementById src=x>",
    "<div id=menu popover>x</div>",
    "<p class='pita kaki'>x</p>",
    "<div role=dialog tabindex=5>x</div>",
    "<p contenteditable>x</p>",
    "<p is=x-element slot=y part=z>x</p>",
    # what our own finishing writes, copied
    "<div class='gulir' role='region' tabindex='0' aria-label='\"><script>alert(1)</script>'>",
    "<img alt='<table>' src=x>",
    "<img alt='<h2>x</h2>\" onerror=alert(1) \"' src=x>",
    "<section class='footnotes' data-footnotes><ol><li id=\"fn-x\">a</li></ol></section>",
    '<input type="checkbox" disabled="" onclick=alert(1) />',
]

ATTRIBUTES = frozenset(
    "href src alt title id class lang dir role tabindex scope start value reversed colspan rowspan span"
    " datetime open width height loading decoding aria-label aria-labelledby aria-hidden".split()
)


def dangers(html: str) -> list[str]:
    """Everything in the parsed HTML that is not on this test's own short lists."""
    found = []
    root = LexborHTMLParser(f"<!doctype html><body>{html}").root
    assert root is not None
    for node in root.traverse():
        tag = node.tag or ""
        if tag in {"html", "head", "body", "-text", "-doctype", "!doctype"}:
            continue
        if tag not in TAGS:
            found.append(f"<{tag}>")
        for name, value in node.attributes.items():
            scheme = re.match(r"[\x00-\x20]*([a-zA-Z][\w+.-]*):", value or "")
            if name not in ATTRIBUTES:
                found.append(name)
            elif name in {"href", "src"} and scheme and scheme[1].lower() not in SCHEMES:
                found.append(value or "")
    return found


def things(html: str) -> list[str]:
    return [thing.description for thing in forbidden(html)]


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_is_harmless_after_cleaning(attack: str) -> None:
    assert dangers(clean(attack)) == []


@pytest.mark.parametrize("engine", Engine)
@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_in_markdown_is_harmless(attack: str, engine: Engine) -> None:
    assert dangers(convert(f"Teks.\n\n{attack}\n\nTeks {attack} teks.\n", engine).html) == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_cleaning_again_changes_nothing(attack: str) -> None:
    assert clean(clean(attack)) == clean(attack)


@pytest.mark.parametrize("engine", Engine)
@pytest.mark.parametrize("attack", ATTACKS)
def test_ids_of_the_page_cannot_be_taken(attack: str, engine: Engine) -> None:
    assert not {"isi", "menu", "getElementById"} & set(convert(attack, engine).anchors)


def test_angle_brackets_stand_only_at_the_ends_of_tags() -> None:
    assert clean('<a href="x" title="a>b<c">5 &lt; 6</a>') == '<a href="x" title="a&gt;b&lt;c">5 &lt; 6</a>'


def test_relative_addresses_stay_as_written() -> None:
    html = '<a href="../media/a.pdf?x=1&amp;y=2#z">a</a>'
    assert clean(html) == html


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_permitted_schemes_stay(scheme: str) -> None:
    assert clean(f'<a href="{scheme}:x">a</a>') == f'<a href="{scheme}:x">a</a>'


def test_links_out_get_no_rel() -> None:
    assert clean('<a href="https://x.id" rel="me" target="_blank">a</a>') == '<a href="https://x.id">a</a>'


def test_unknown_class_leaves_no_empty_attribute() -> None:
    assert clean('<p class="pita">class=""</p>') == '<p>class=""</p>'


def test_known_class_stays_only_on_its_element() -> None:
    assert clean('<div class="gulir x">a</div><p class="gulir">b</p>') == '<div class="gulir">a</div><p>b</p>'


def test_text_of_an_unknown_element_stays() -> None:
    assert clean("Tulis <nama>Sari</nama>") == "Tulis Sari"


def test_text_of_a_script_goes() -> None:
    assert clean("a<script>alert(1)</script>b") == "ab"


def test_language_of_a_foreign_word_stays() -> None:
    assert clean('<i lang="en">e-learning</i>') == '<i lang="en">e-learning</i>'


@pytest.mark.parametrize("tag", "script style iframe object embed form svg math link meta base".split())
def test_forbidden_element_is_named(tag: str) -> None:
    assert things(f"<p>a</p><{tag}>")[:1] == [f"elemen `<{tag}>`"]


def test_style_attribute_is_named() -> None:
    assert things('<p style="color:red">a</p>') == ["atribut `style`"]


def test_handler_is_named() -> None:
    assert things("<p onclick=x()>a</p>") == ["atribut `onclick`"]


@pytest.mark.parametrize("address", ["javascript:x", "JAVA&#x09;SCRIPT:x", "&#1; javascript&colon;x"])
def test_script_address_is_named_however_it_is_spelt(address: str) -> None:
    assert things(f'<a href="{address}">a</a>') == ["alamat `javascript:`"]


def test_each_thing_is_named_once() -> None:
    assert things("<script></script><p style=a><script></script><p style=b>") == [
        "elemen `<script>`",
        "atribut `style`",
    ]


def test_escaped_code_is_not_named() -> None:
    assert (
        things('<pre><code>&lt;script onclick="x" style="y"&gt;</code></pre><p title="style= onclick=">a</p>')
        == []
    )


def test_words_in_the_text_are_not_named() -> None:
    assert things("<p>style= onclick= javascript:alert</p>") == []


def test_element_that_swallows_the_rest_is_named() -> None:
    assert things('<div title="abc\n\n<p>sisanya</p>') == ["komentar atau elemen yang tidak ditutup"]


def test_comment_is_not_named() -> None:
    assert things("<!-- <script> --><p>a</p>") == []


def test_endless_kinds_of_elements_are_named_up_to_a_limit() -> None:
    assert len(forbidden("".join(f"<x{number}>" for number in range(5000)))) <= MAX_REPORTED + 3


def test_snippet_leads_to_the_source() -> None:
    [thing] = forbidden("<IFRAME src=x></IFRAME>")
    assert thing.snippet == "<iframe"
