"""Take the pictures given as ``data:`` out of Bootstrap's style sheet.

The content security policy refuses them, so a browser would only complain; ``css/`` draws our own.
Run beside a new ``bootstrap.min.css``: python take-out-pictures.py
"""

import re
from pathlib import Path

sheet = Path(__file__).with_name("bootstrap.min.css")
text, count = re.subn(r'url\("data:image/svg\+xml,[^"]*"\)', "none", sheet.read_text(encoding="utf-8"))
text = text.replace("\n/*# sourceMappingURL=bootstrap.min.css.map */", "")
sheet.write_text(text, encoding="utf-8")
print(f"{count} pictures taken out")
