"""Every report of the examples, `status`, `list` and `show` of each record, as Markdown, read by cmark-gfm: what stands in tests/md/run.sh.

usage: check.py FOLDER_FOR_GRAPHS EXAMPLE… . Writes each Mermaid graph into a file of that folder.
"""
import html.parser, json, os, re, subprocess, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import documents
from documents import check, kring

MEANT = {"h1", "h2", "h3", "h4", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "pre", "code",
         "blockquote", "strong", "em", "br", "hr"}
HOSTILE = ['a"b', "a]b", "a|b", "end", "graph TD", "%%{init: {}}%%", "<b>x</b>", "x-->y", "`x`", "````", "#quot;", "a;b",
           "{{x}}", "((x))", "click n1 callback", "${x}", "日本語", "é" * 40, "&lt;i&gt;", "\\", "'", "---", "@x", "o--o"]
graphs = 0

class Reader(html.parser.HTMLParser):
    """Tags, how many cells each row of each table has, and the code with its language."""
    def __init__(self):
        super().__init__()
        self.tags, self.tables, self.code, self.inside, self.cells = set(), [], [], None, []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append(0)
        elif tag in ("td", "th"):
            self.tables[-1][-1] += 1
            self.cells.append("")
        elif tag == "code":
            self.inside = [dict(attributes).get("class", ""), ""]
        elif tag == "pre":
            self.inside = [dict(attributes).get("lang", ""), ""]

    def handle_endtag(self, tag):
        if tag == "pre" and self.inside:
            self.code.append(tuple(self.inside))
            self.inside = None

    def handle_data(self, data):
        if self.inside:
            self.inside[1] += data
        elif self.cells:
            self.cells[-1] += data

def rendered(markdown):
    reader = Reader()
    extensions = sum((["-e", e] for e in ("table", "autolink", "strikethrough")), [])
    reader.feed(subprocess.run(["cmark-gfm", "--unsafe", *extensions], input=markdown.encode(), check=True,
                               stdout=subprocess.PIPE).stdout.decode())
    return reader

def look(name, markdown, folder):
    global graphs
    reader = rendered(markdown)
    # what a person wrote may be a link; nothing else is made that the report did not mean
    check(reader.tags <= MEANT | {"a"}, f"{name}: {reader.tags - MEANT}")
    for rows in reader.tables:
        check(len(rows) > 1 and len(set(rows)) == 1, f"{name}: rows of {sorted(set(rows))} cells")
    drawn = [text for language, text in reader.code if "mermaid" in language]
    check(len(drawn) <= 1, f"{name}: {len(drawn)} graphs")
    for text in drawn:
        check(len(text.encode()) < 1900, f"{name}: a graph of {len(text.encode())} characters")
        graphs += 1
        with open(f"{folder}/{graphs}.mmd", "w", encoding="utf-8") as f:
            f.write(text)
    return reader

def hostile_folder(folder, many):
    """Circles one in another or side by side, with such names; @many of them."""
    os.makedirs(folder + "/circles")
    with open(folder + "/kring.yaml", "w", encoding="utf-8") as f:
        f.write("format: 1\nname: Hostile\npurpose: Kijken\nstarted: 2025-09-01\n")
    for n in range(many):
        with open(f"{folder}/circles/c{n:03}.yaml", "w", encoding="utf-8") as f:
            f.write(f"name: {json.dumps(HOSTILE[n % len(HOSTILE)], ensure_ascii=False)}\n")
            f.write(f"aim: Kijken\ndomain: [zien]\nparent: {f'c{n // 3:03}' if n else 'none'}\n")

work = sys.argv[1]
for example in sys.argv[2:]:
    for report in documents.reports(example):
        for language in ("en", "nl"):
            text = kring(example, "report", report, "--format", "md", KRING_LANG=language)
            check(text.startswith("# "), f"{example} {report}: no title")
            look(f"{example} {report} {language}", text, work)
    for n, record in enumerate(json.loads(kring(example, "list", "--format", "json"))):
        name = record["id"] if record["kind"] == "network" else f"{record['kind']}/{record['id']}"
        look(f"{example} show {name}", kring(example, "show", name, "--format", "md", KRING_LANG=("en", "nl")[n % 2]), work)
    for command in ("status", "list"):
        for language in ("en", "nl"):
            look(f"{example} {command} {language}", kring(example, command, "--format", "md", KRING_LANG=language), work)
check(graphs >= 6, f"only {graphs} graphs in the examples")
for many in (len(HOSTILE), 60, 200):
    hostile_folder(f"{work}/hostile-{many}", many)
    for report in documents.reports(f"{work}/hostile-{many}"):
        look(f"hostile {many} {report}", kring(f"{work}/hostile-{many}", "report", report, "--format", "md"), work)
    for command in (("status",), ("list",), ("show", "circle/c001")):
        look(f"hostile {many} {command}", kring(f"{work}/hostile-{many}", *command, "--format", "md"), work)
    listed = look(f"hostile {many} cells", kring(f"{work}/hostile-{many}", "list", "--format", "md"), work)
    # a reader drops the cells that a row has too many: what is lost is seen by the names
    found = [cell.replace("\u200b", "").strip() for cell in listed.cells]
    for name in HOSTILE:
        check(name in found, f"hostile {many}: {name} is no cell of the list")
    before = graphs
    text = kring(f"{work}/hostile-{many}", "report", "network", "--format", "md", KRING_LANG="en")
    reader = look(f"hostile {many}", text, work)
    if many >= 60:
        check(graphs == before and "too large" in text, f"{many} circles: a tree, and a sentence that says so")
    else:
        check(graphs == before + 1 or "too large" in text, "hostile names: a graph or a tree")
documents.finish()
