"""Markdown is drawn so that it can do no harm (K9)."""

import html5lib
import pytest

from intranet.pages import markup, pasted

EVIL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "[bấm](javascript:alert(1))",
    "[bấm](JaVaScRiPt:alert(1))",
    "[bấm](data:text/html;base64,PHNjcmlwdD4=)",
    "[bấm](vbscript:msgbox)",
    "![x](javascript:alert(1))",
    "![x](https://elsewhere.example/a.png)",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<style>body{display:none}</style>",
    "<p style='position:fixed'>x</p>",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "`<script>`",
    "```html\n<script>alert(1)</script>\n```",
    '[x](/a "onmouseover=alert(1)")',
    "<!-- <script>alert(1)</script> -->",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<math><mi//xlink:href='data:x,<script>'>",
    "<form action=/dang-xuat><button>x</button></form>",
]
KNOWN = markup.TAGS | {"html", "head", "body"}


@pytest.mark.parametrize("text", EVIL)
@pytest.mark.parametrize("clean", [str, pasted.kept], ids=["as typed", "cleaned"])
def test_nothing_that_is_typed_runs_or_is_fetched(text, clean):
    tree = html5lib.parse(str(markup.draw(clean(text))), namespaceHTMLElements=False)
    for element in tree.iter():
        assert element.tag in KNOWN, element.tag
        for name, value in element.attrib.items():
            assert name in {"href", "src", "alt", "class", "rel", "start"}, name
            assert name != "src" or value.startswith("/")
            assert (
                name != "href"
                or value.split(":")[0] in {"http", "https", "mailto", "tel"}
                or value[0] in "/#"
            )


def test_what_offices_write_is_drawn():
    html = markup.draw("## Lịch\n\n- **Thứ Năm**\n- Chiều\n\n| Ngày | Giờ |\n| --- | ---: |\n| 5/3 | 8 giờ |")
    for part in (
        "<h2>Lịch</h2>",
        "<li><strong>Thứ Năm</strong></li>",
        "<th>Ngày</th>",
        '<td class="is-right">',
    ):
        assert part in html


def test_headings_begin_below_the_title_and_leave_no_level_out():
    html = markup.draw("# Một\n\n#### Hai\n\n## Ba")
    assert html.split() == ["<h2>Một</h2>", "<h3>Hai</h3>", "<h3>Ba</h3>"]


def test_pictures_are_attachments_of_the_page_itself():
    drawn = markup.draw("![Bản đồ](tep:7) ![khác](tep:8)", files=[7], address=lambda number: f"/t/{number}")
    assert '<img src="/t/7" alt="Bản đồ">' in drawn and "/t/8" not in drawn and drawn.count("<img") == 1


WORD = """<html><head><style>p.MsoNormal{margin:0}</style></head><body>
<p class=MsoNormal style='text-align:justify'><b><span style='font-size:14.0pt'>Kính gửi:</span></b>
<span> các thôn<o:p></o:p></span></p>
<h2>Nội dung</h2><ul><li>Họp thôn</li><li>Phát phiếu</li></ul>
<table><tr><td><p>Ngày</p></td><td><p>Việc</p></td></tr><tr><td>5/3</td><td>Họp</td></tr></table>
<!--[if gte mso 9]><xml>rác</xml><![endif]--></body></html>"""


def test_html_out_of_word_becomes_markdown():
    text = pasted.kept(WORD)
    assert "**Kính gửi:** các thôn" in text and "## Nội dung" in text
    assert "- Họp thôn\n- Phát phiếu" in text and "| Ngày | Việc |\n| --- | --- |\n| 5/3 | Họp |" in text
    for mess in ("<", "Mso", "margin", "rác"):
        assert mess not in text


def test_plain_text_out_of_word_keeps_its_lists_and_loses_what_is_unseen():
    assert pasted.kept("\uf0b7\tMột\r\n·  Hai\u00ad\u200b\r\n\r\n\r\n\r\nBa  ") == "- Một\n- Hai\n\nBa"


def test_what_is_no_html_is_left_as_it_is():
    for text in ("Số dân < 500 và > 200", "a <b c", "5 < 6", "Thư gửi <ubnd@xa.example>"):
        assert pasted.kept(text) == text


def test_cleaning_twice_changes_nothing():
    once = pasted.kept(WORD)
    assert pasted.kept(once) == once
