"""values.py - what would break a careless format: families of values, each made systematically.

VALUES is the list, always in the same order, without doubles.  Each is a text that YAML admits and
that a person might type, or paste by accident; none is too long for a title.
"""

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
# Refused in records, or shown by their number: never raw in what is printed.
CONTROLS = [chr(c) for c in list(range(1, 0x20)) + list(range(0x7F, 0xA0)) if chr(c) not in "\t\n"]

HTML = [
    "<script>alert(1)</script>", "<ScRiPt src=//a.nl>", "</script><script>x", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "<svg><script>x</script></svg>", "\"><b>x", "'><b>x", "' onclick='x", "\" onmouseover=\"x", "` onfocus=`x", "</td></tr></table><h1>x",
    "</title><title>x", "</style><style>*{display:none}", "</main></body></html>", "<iframe srcdoc=x>", "<object data=x>", "<embed src=x>",
    "<base href=//a.nl>", "<meta http-equiv=refresh content=0>", "<link rel=stylesheet href=//a.nl>", "<form action=//a.nl><input>",
    "<math><mi xlink:href=x>", "<template><b>", "<plaintext>", "<xmp>", "<textarea>", "<select><option>", "<noscript><p title=\"</noscript>\">",
    "<!-- x", "--> x", "<!--> x -->", "--!> x", "<![CDATA[ x", "]]> x", "<?php echo 1 ?>", "<?xml version=\"1.0\"?>", "<!DOCTYPE html>",
    "<!ENTITY a 'b'>", "<b", "<b ", "<", ">", "<<b>>", "< b>", "</", "</b", "<a\nhref=x>", "<details open ontoggle=x>", "<video><source onerror=x>",
    "<body onload=x>", "<style>@import '//a.nl'</style>", "<marquee onstart=x>", "<foreignObject><p>x</p></foreignObject>", "<use href=#x>",
]
ENTITIES = ["&lt;b&gt;", "&amp;lt;", "&#60;b&#62;", "&#x3c;b&#x3e;", "&lt", "&notit;", "&", "&;", "&#;", "&#0;", "&#x202e;", "&#1114112;",
            "&nbsp;", "&NewLine;", "&Tab;", "&colon;", "&lpar;", "&#10;", "&#13;", "&quot;", "&apos;", "&amp;amp;amp;", "&zwj;", "&shy;"]
SCHEMES = ["javascript:alert(1)", "JaVaScRiPt:x", "java&#115;cript:x", "java\tscript:x", "java\nscript:x", " javascript:x", "javascript&colon;x",
           "vbscript:x", "data:text/html,<b>x", "data:image/svg+xml;base64,PHN2Zz4=", "file:///etc/passwd", "blob:x", "//a.nl/x", "\\\\a.nl\\x",
           "http:/a.nl", "https:a.nl", "http://a.nl@b.nl", "mailto:a@b.nl?cc=c", "tel:112", "ms-word:ofe|u|x", "view-source:x", "about:blank",
           "ftp://a.nl", "ws://a.nl", "intent:#x", "chrome://x", "https://a.nl/\"onclick=x", "https://a.nl/<b>", "www.a.nl", "a@b.nl", "http://日本.nl"]
MARKDOWN = ["# kop", "###### kop", "kop\n===", "kop\n---", "* punt", "- punt", "+ punt", "1. punt", "1) punt", "> citaat", "    code", "```\ncode", "~~~x",
            "*schuin*", "**vet**", "_schuin_", "__vet__", "~~weg~~", "`code`", "`` ` ``", "***", "---", "___", "* * *", "[ ] taak", "- [x] klaar",
            "a | b", "|", "| a | b |\n|---|---|", "\\|", "\\\\|", "\\", "\\*x\\*", "a\\", "a  \nb", "[a]", "[a][b]", "[a]: x", "[^1]", "[^1]: noot",
            "![", "](", "[](x)", "[x](<a b>)", "[x](a \"t\")", "[[x]]", "[toc]", "@iedereen", "@anna", "#12", "gh-12", "kring/kring#1", "!12", "$x^2$",
            "$$x$$", "\\(x\\)", ":smile:", "==x==", "^x^", "H~2~O", "<https://a.nl>", "<a@b.nl>", "https://a.nl", ":::warning", "{.klasse}", "::: x", "[!NOTE]",
            "> [!NOTE]\n> x", "0123456789abcdef0123456789abcdef01234567", "<br>", "<br/>", "a<br>b", "<details>", "&vert;", "&#124;", "***vet*", "_", "*", "`", "~"]
MERMAID = ["end", "subgraph x", "graph TD", "A --> B", "a[\"b\"]", "\"]", "\"]; click a \"x\"", "click a call x()", "%%{init: {}}%%", "%% x", "style a fill:#f00", "classDef x",
           "linkStyle 0", "#quot;", "#35;", "o--o", "x---x", "a & b", "(((x)))", "{x}", "[/x/]", ">x]", "```\n\nx", "flowchart", "a@{shape: x}", "direction LR", "---\ntitle: x", "`md`"]
FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"//a.nl\")", "=IMPORTXML(\"//a.nl\")", "\t=1", " =1", "'=1", "\"=1\"", "=\"1\"", "＝1+1", "＋1", "－1", "＠x", ";=1",
            ",=1", "\n=1", "%0A=1", "-", "=", "@", "+", "-5", "+31 6", "1e5", "0x10", "00123", "1/2", "TRUE", "NULL", "\"", "\"\"", "a\"b", "a,b", "a;b", "a\nb", "a\t\tb", "'", "''", "sep=;", "ID", "#N/A", "|x"]
CALENDAR = ["a;b,c\\d", "\\n", "\\N", "\\;", "\\,", "END:VEVENT", "x\nEND:VEVENT\nBEGIN:VEVENT", "BEGIN:VALARM", "DTSTART:20270101", "x\n y", "x\n\ty", "ATTACH:file:///x", "URL:javascript:x",
            "VALUE=DATE:1", ";X=\"y\"", ":", "^n", "^'", "RRULE:FREQ=DAILY", "METHOD:CANCEL", "é" * 37, "x" * 74, "x" * 75, "x" * 76, "é" * 75, "日" * 25, "🌍" * 19, "x" * 73 + "é", "x" * 74 + "🌍",
            "x" * 60 + "\\n" * 20, "," * 80, ";" * 75, "\\" * 75]
SHELL = ["$(id)", "`id`", "; id", "| id", "&& id", "$HOME", "${x}", "!!", "%PATH%", "\\x1b[31m", "\\033[0m", "\\e[1m", "%s%n", "{}", "{{7*7}}", "{% x %}", "<%= x %>", "#{x}", "${{ secrets.X }}", "{0}", "[[x]]", "(x)", "-rf", "--help",
         "../../x", "/etc/passwd", "C:\\x", "CON", "~", "*", "?", "a'; DROP TABLE x; --", "' OR 1=1", "::error::x", "::set-output name=x::y", "##[error]x", "##vso[task.x]", "##teamcity[x]", "::add-mask::x",
         "%0A::error::x", "::stop-commands::x", "kring[x]", "section_start:1:x", "\\r\\n::x", "\\u0000", "\\ud800", "%00", "%c0%af", "\\N{BEL}"]
SIGNS = ["e\u0301", "é", "Z" + "\u0301" * 40, "👩\u200d👩\u200d👧", "🏳\ufe0f\u200d🌈", "🇳🇱", "👍🏽", "1\ufe0f\u20e3", "\u200bx", "x\u200by", "\u2060x", "\ufeffx", "x\u00ady", "\u00a0x", "\u3000x", "\u2003x", "\u2028x", "\u2029x", "x\u0085y",
         "שלום", "عربي and x", "日本語 ,テスト", "ＡＢＣ", "𝕏", "\U0001f600", "\U0010fffd", "\ue000", "\ufffd", "\ufffe", "\u0378", "ﬁ", "İ", "ß", "ǅ", "\u1160x", "\u3164", "\u2800", "\u115f", "\u180e", "\ufff9x", "\u034fx", "i\u0307", "\U000e0041\U000e007f"]
LONG = ["x" * 190, "lang woord " * 17, "<" * 150, "&" * 150, "[" * 150, "*a " * 60, "`" * 150, "> " * 70, "\"" * 150, "|" * 150, "_" * 150, "日" * 60, "👩\u200d👩\u200d👧" * 20, "a\u0301" * 60]

# Each sign that any of the formats gives a meaning, in front of, behind and within a word.
MEANT = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
AROUND = [f(sign) for sign in MEANT for f in (lambda s: s + "woord", lambda s: "woord" + s, lambda s: "wo" + s + "rd", lambda s: s + "w" + s, lambda s: s + " w")]
TURNED = ["om" + c + "keer" for c in BIDI] + [c for c in BIDI[:4]] + ["\u202e<b>\u202c", "\u2067a\u2069,b"]
BELLS = ["bel" + c + "x" for c in CONTROLS] + ["\x1b[31mrood\x1b[0m", "\x1b]0;titel\x07", "\x1b]8;;http://a.nl\x1b\\x", "\x9b31mx", "a\x08b", "\x1b[2J", "x\x1b", "a\rb", "a\r\nb"]

ADMITTED = list(dict.fromkeys(
    HTML + ENTITIES + SCHEMES + ["[x](%s)" % s for s in SCHEMES] + ["![x](%s)" % s for s in SCHEMES[:8]] + ["<%s>" % s for s in SCHEMES[:8]]
    + MARKDOWN + MERMAID + FORMULAS + CALENDAR + SHELL + SIGNS + LONG + AROUND + TURNED))
VALUES = ADMITTED + BELLS
