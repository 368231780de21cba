"""Which letters can be a Vietnamese syllable: an onset, a rime, and a tone that the rime can bear."""

import re
import unicodedata
from functools import lru_cache

from intranet.plans.parsing.words import listed

_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0309": "hỏi", "\u0303": "ngã", "\u0323": "nặng"}
_ONSETS = (
    "ngh", "ng", "nh", "gh", "gi", "ch", "kh", "ph", "th", "tr", "qu", "b", "c", "d", "đ", "g", "h", "k", "l",
    "m", "n", "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip
_RIMES = listed("""
a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|ă|ăc|ăm|ăn|ăng|ăp|ăt|â|âc
|âm|ân|âng|âp|ât|âu|ây|e|ec|em|en|eng|eo|ep|et|ê|êch|êm|ên|ênh|êp
|êt|êu|i|ia|ic|ich|iêc|iêm|iên|iêng|iêp|iêt|iêu|im|in|ing|inh|ip|it|iu
|o|oc|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oăc|oăm|oăn|oăng
|oăp|oăt|oe|oec|oem|oen|oeo|oet|oi|om|on|ong|ooc|oong|op|ot|ô|ôc|ôi
|ôm|ôn|ông|ôp|ôt|ơ|ơi|ơm|ơn|ơp|ơt|u|ua|uac|uach|uai|uan|uang|uanh|uao
|uat|uau|uay|uăc|uăm|uăn|uăng|uăp|uăt|uâc|uân|uâng|uât|uây|uc|ue|uen|uech
|ueo|uet|uê|uêch|uên|uênh|uêt|uêu|ui|um|un|ung|uơ|uôc|uôi|uôm|uôn|uông
|uôp|uôt|up|ut|uy|uya|uych|uyên|uyêt|uynh|uyp|uyt|uyu|uyn|ư|ưa|ưc|ưi|ưm
|ưn|ưng|ươc|ươi|ươm|ươn|ương|ươp|ươt|ươu|ưt|ưu|y|yêm|yên|yêng|yêt|yêu|ym
|yn|yp|yt|ynh
""")
_STOPPED = ("c", "ch", "p", "t")
_TELEX = re.compile(r"^(?P<base>(?:ch|gh|kh|ngh|ng|nh|ph|th|tr|gi|qu)[a-z]+?)[sfrxj]$")
_LEFT_OVER = re.compile(r"^[a-z]{1,5}[fj]$|^[a-z]{1,3}[fj][a-z]$")
_FOREIGN = listed("""
of|if|pdf|gif|self|half|chef|golf|staff|brief|elf|shelf|wolf|leaf|beef|roof|proof|surf|rtf|deaf|ref
|conf|def|inf|off|http|https|html|www|info|life|safe|wifi|web|file|soft|left|gift|lift|fjord|ajax|offline|deft
""")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Tell whether *word*, in small letters, can be a Vietnamese syllable."""
    tones, letters = [], []
    for letter in unicodedata.normalize("NFC", word):
        parts = unicodedata.normalize("NFD", letter)
        tones += [_TONES[part] for part in parts if part in _TONES]
        letters.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)))
    if len(tones) > 1:
        return False
    bare, tone = "".join(letters), tones[0] if tones else ""
    return any(
        _fits(rime, tone)
        for onset in _ONSETS
        if bare.startswith(onset)
        for rime in (bare[len(onset) :], "i" + bare[len(onset) :] if onset == "gi" else bare[len(onset) :])
    )


def _fits(rime: str, tone: str) -> bool:
    if rime not in _RIMES:
        return False
    return not (rime.endswith(_STOPPED) and tone in ("huyền", "hỏi", "ngã"))


def is_odd(word: str) -> bool:
    """Tell whether *word*, in small letters, is certainly no word: for readers who dislike false alarms.

    Words without marks may be foreign ones or names, so of these only such count as nobody can pronounce,
    or such as a typing method left its letters in.
    """
    if is_syllable(word):
        return False
    if any(ord(letter) > 127 for letter in word):
        return _is_toned(word) or not _is_borrowed(word)
    if word in _FOREIGN:
        return False
    if re.fullmatch(r"[bcdghklmnpqrstvx]{4,}", word) or _LEFT_OVER.match(word):
        return True
    found = _TELEX.match(word)
    return bool(found and len(word) > 4 and is_syllable(found["base"]))


def _is_toned(word: str) -> bool:
    return any(part in _TONES for part in unicodedata.normalize("NFD", word))


def _is_borrowed(word: str) -> bool:
    """Tell whether *word* is a foreign one as Vietnamese writes it: syllables without tones, “ôtô”."""
    return any(is_syllable(word[:at]) and is_syllable(word[at:]) for at in range(1, len(word)))
