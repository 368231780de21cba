"""Pages are read as strictly as html5lib reads them, only quicker."""

from xml.etree import ElementTree

import html5lib
import pytest

from tests.support.markup import Parser

CROOKED = (
    "<p class=a>x</p>", "<!doctype html><p a='1' a=\"2\">x<b></p>", '<!doctype html><div a="1"b="2"></div>',
    '<!doctype html><p>x</p a="1">', '<!doctype html><p b="1" B="2">', "<!doctype html><div/></p></x>",
    '<!doctype html><a href="x"', '<!doctype html><p ="x"><p a=><a href="x"y>',
    '<!doctype html><p a="\x00">\x00',
    "<!doctype html><table><p>x</table><select><div></select>", "<!doctype html><br></br><p &amp;>&khong;",
)  # fmt: skip
SOUND = (
    '<!doctype html><html lang="vi"><svg viewBox="0 0"><path d="M0"/></svg><title>a</title></html>',
    '<!doctype html><textarea name="x">\n<p class="y"></textarea><script src="a">if(a<b){"</p>"}</script>',
    '<!doctype html><a href="/x?a=1&amp;b=2" ></a ><input disabled  value="">\n<i\n a="1"\n>x</i>',
    f'<!doctype html><p title="{"dài " * 6000}">x</p><ul>{"<li><b>y</b></li>" * 3000}</ul>',
)


def read(parser: type[html5lib.HTMLParser], html: str):
    """Return the tree that *parser* makes of a page, and the mistakes it finds, each with its place."""
    one = parser(namespaceHTMLElements=False)
    return ElementTree.tostring(one.parse(html)), one.errors


@pytest.mark.parametrize("html", [*CROOKED, *SOUND], ids=range(len(CROOKED) + len(SOUND)))
def test_tree_and_mistakes_are_those_of_html5lib(html):
    assert read(Parser, html) == read(html5lib.HTMLParser, html)
    assert bool(read(Parser, html)[1]) is (html in CROOKED)


@pytest.mark.parametrize("path", ["/", "/nhiem-vu", "/lich", "/don-vi", "/so-lieu"])
def test_a_real_page_is_read_alike(as_, path):
    html = as_("office").open(path).get_data(as_text=True)
    assert read(Parser, html) == read(html5lib.HTMLParser, html)
