"""tests/property/folder.py - a throw-away copy of an example, and kring in it; for the property tests."""
import os
import shutil
import subprocess
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KRING = os.environ.get("KRING") or os.path.join(TOP, "build/gcc/cmd/kring")
DAY = "2026-09-01"

ENVIRONMENT = dict(
    os.environ,
    GIT_CONFIG_GLOBAL="/dev/null",
    GIT_CONFIG_NOSYSTEM="1",
    GIT_AUTHOR_DATE="2026-09-01T12:00:00Z",
    GIT_COMMITTER_DATE="2026-09-01T12:00:00Z",
    GIT_AUTHOR_NAME="Anna",
    GIT_AUTHOR_EMAIL="nobody@example.org",
    GIT_COMMITTER_NAME="Anna",
    GIT_COMMITTER_EMAIL="nobody@example.org",
    KRING_TODAY="2026-12-31",
    LC_ALL="C.UTF-8",
    KRING_LANG="en",
)


class Counter:
    """Counts what held and what did not, and ends as tests/run.sh wants it."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, holds, what):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print("not so: " + what)
        return holds

    def end(self):
        print("%d passed, %d failed" % (self.passed, self.failed))
        raise SystemExit(self.failed > 0 or self.passed == 0)


class Folder:
    """A copy of an example in a folder of its own, gone afterwards."""

    def __init__(self, example="geboortezorg", git=True):
        self.base = tempfile.mkdtemp(prefix="kring-")
        self.path = os.path.join(self.base, "folder")
        shutil.copytree(os.path.join(TOP, "examples", example), self.path)
        if git:
            self.git("init", "-q", "-b", "main")
            self.git("config", "core.autocrlf", "false")
            self.commit("begin")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.base)

    def git(self, *arguments, check=True):
        done = subprocess.run(["git", "-C", self.path, *arguments], env=ENVIRONMENT,
                              capture_output=True, text=True)
        if check and done.returncode:
            raise RuntimeError("git %s: %s%s" % (arguments, done.stdout, done.stderr))
        return done

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def kring(self, *arguments, day=DAY):
        return subprocess.run([KRING, "-C", self.path, "--as-of", day, *arguments],
                              env=ENVIRONMENT, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL)

    def read(self, path):
        with open(os.path.join(self.path, path), "rb") as f:
            return f.read()

    def write(self, path, content):
        with open(os.path.join(self.path, path), "wb") as f:
            f.write(content)

    def files(self, under=""):
        found = []
        for folder, _, names in os.walk(os.path.join(self.path, under)):
            found += [os.path.relpath(os.path.join(folder, n), self.path)
                      for n in names if n.endswith(".yaml")]
        return sorted(found)
