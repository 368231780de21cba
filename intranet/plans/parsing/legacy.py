"""Text typed in the font encodings of before Unicode, TCVN3 and VNI: recognised by their common words."""

import re

from intranet.plans.parsing.words import listed

# The commonest words of official writing as the two encodings show them when read as Latin letters.
_TCVN3 = listed("""
vµ|cña|c¸c|nh©n|d©n|kh«ng|®\xadîc|®îc|®æi|®Þa|®¬n|®Õn|®Ó|thùc|hiÖn|kÕ|ho¹ch|uû|®¶ng|céng|hoµ|x·|héi|chñ
|nghÜa|viÖt|®éc|lËp|tù|h¹nh|phóc|chøc|tæ|n¨m|th¸ng|ngµy|c«ng|viÖc|quyÕt|®Þnh|sè|ph\xadêng|tØnh|huyÖn|thµnh
|tr\xadëng|phßng|ban|nh÷ng|cho|®èi|tho¹i|chøc|nhiÖm|vô|bÝ|th\xad|ký|chØ|®¹o|b¸o|c¸o|cã|víi|ph¶i|tr×nh
|ng\xadêi|®iÒu|qu¶n|lý|ph¸t|triÓn|nh\xad|c¬|së|nãi|sau|khi|b»ng|®ång
""")
_VNI = listed("""
vaø|cuûa|caùc|nhaân|daân|khoâng|ñöôïc|ñoåi|ñòa|ñôn|ñeán|ñeå|thöïc|hieän|keá|hoaïch|uûy|ñaûng|coäng|hoøa
|xaõ|hoäi|chuû|nghóa|vieät|ñoäc|laäp|töï|haïnh|phuùc|chöùc|toå|naêm|thaùng|ngaøy|coâng|vieäc|quyeát|ñònh
|soá|phöôøng|tænh|huyeän|thaønh|tröôûng|phoøng|nhöõng|ñoái|thoaïi|nhieäm|vuï|bí|thö|chæ|ñaïo|baùo|caùo|coù
|vôùi|phaûi|trình|ngöôøi|ñieàu|quaûn|phaùt|trieån|nhö|cô|sôû|noùi|baèng|ñoàng
""")
_WORD = re.compile(r"[^\s.,;:()\"“”/]+")
_MODERN = re.compile(r"[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđĐ]")


def legacy_encoding(text: str) -> str | None:
    """Return ``TCVN3`` or ``VNI`` when *text* is typed in one of them, else None."""
    sample = text[:200_000]
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return None
    modern = sum(1 for word in words if _MODERN.search(word))
    for name, common in (("TCVN3", _TCVN3), ("VNI", _VNI)):
        hits = sum(word in common for word in words)
        if hits >= 4 and hits >= 0.06 * len(words) and hits > 2 * modern:
            return name
    return None
