"""What a reader of the page cannot see: hidden by attribute, inline style or the page's own styles."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

UNSEEN_TAGS = frozenset(
    str.split(
        "script style template noscript head title meta link object embed iframe canvas audio video svg math "
        "map datalist base param source track"
    )
)
_OFF_SCREEN = r"-\s*\d{4,}(?:\.\d+)?\s*(?:px|pt|em|rem|%)|-\s*[5-9]\d\d\s*px|-\s*\d{2,}\s*r?em"
_HIDING = re.compile(
    r"(?:^|[;{\s])(?:"
    r"display\s*:\s*none"
    r"|visibility\s*:\s*(?:hidden|collapse)"
    r"|opacity\s*:\s*0*(?:\.0+)?\s*(?:!|;|$|\})"
    r"|font-size\s*:\s*0*(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:!|;|$|\})"
    r"|(?:max-)?(?:height|width)\s*:\s*[01]px\s*(?:!|;|$|\}).*overflow\s*:\s*hidden"
    r"|overflow\s*:\s*hidden.*(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:!|;|$|\})"
    r"|(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:!|;|$|\}).*overflow\s*:\s*hidden"
    r"|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)"
    r"|clip-path\s*:\s*inset\(\s*(?:50|100)%"
    r"|transform\s*:\s*scale[XY]?\(\s*0(?:\s*,\s*0)?\s*\)"
    rf"|(?:left|top|right|bottom|text-indent|margin-left|margin-top)\s*:\s*(?:{_OFF_SCREEN})"
    r")",
    re.IGNORECASE | re.DOTALL,
)
_WHITE = re.compile(
    r"(?:^|[;{\s])color\s*:\s*(?:white|transparent|#f{3}(?:f)?(?![0-9a-f])|#f{6}(?:f{2})?(?![0-9a-f])"
    r"|rgba?\(\s*255\s*[, ]\s*255\s*[, ]\s*255[^)]*\)|rgba\([^)]*,\s*0(?:\.0+)?\s*\)"
    r"|hsla?\([^)]*100%\s*(?:,[^)]*)?\))",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(r"background(?:-color|-image)?\s*:", re.IGNORECASE)
_LONG = 1_000  # characters of a style: what hides stands at one of its ends
_RULE = re.compile(r"([^{}@]{1,2000})\{([^{}]{0,4000})\}")
_CLASS = re.compile(r"\.([\w-]+)$")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SCREEN_READER = frozenset(
    {"sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden", "element-invisible"}
)


def hides(style: str) -> bool:
    """Whether an inline style makes the text unseen."""
    if len(style) > _LONG:
        style = f"{style[:_LONG]};{style[-_LONG:]}"
    if _HIDING.search(style):
        return True
    return bool(_WHITE.search(style)) and not _BACKGROUND.search(style)


def hidden_classes(tree: LexborHTMLParser) -> frozenset[str]:
    """Return the classes that the page's own style sheets hide by a plain ".name { … }" rule."""
    names: set[str] = set()
    for sheet in tree.css("style"):
        text = _COMMENT.sub("", sheet.text())[:2_000_000]
        for rule in _RULE.finditer(text):
            if hides(rule[2]):
                for selector in rule[1].split(","):
                    found = _CLASS.fullmatch(selector.strip())
                    if found:
                        names.add(found[1])
    return frozenset(names)


def classes_hidden_in(source: str) -> frozenset[str]:
    """Return what `hidden_classes` does, of a text with style sheets in it."""
    return hidden_classes(LexborHTMLParser(source))


def hidden_by_attributes(tag: str, attributes: str, hidden: frozenset[str]) -> bool:
    """Whether an element with these attributes, as written, is hidden; `tag` is its name in small letters."""
    alike = "font" if tag == "font" else "span"  # a part of a table would be lost outside of one
    node = LexborHTMLParser(f"<body><{alike} {attributes}></{alike}>").css_first(alike)
    return node is not None and is_hidden(node, hidden)


def is_hidden(node: LexborNode, hidden: frozenset[str]) -> bool:
    """Whether the element itself, apart from its ancestors, is hidden."""
    if node.tag in UNSEEN_TAGS:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if style and hides(style):
        return True
    if node.tag == "font" and (attributes.get("color") or "").lower() in {"white", "#fff", "#ffffff"}:
        return True
    classes = (attributes.get("class") or "").split()
    return any(name in hidden or name in _SCREEN_READER for name in classes)
