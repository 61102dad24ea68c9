#!/usr/bin/python3
"""measure.py - CPU time and peak memory of commands, run in turn.

    measure.py [--runs N] [--accept CODE,CODE] -- COMMAND... [--- COMMAND...]...

Runs each command once to warm up, then all of them in turn, N times (7 unless told), and prints a
line a command: median CPU ms (user and system), median wall ms, largest peak memory in KiB. Output
of the commands is thrown away. A command that ends with a code not in --accept (0 unless told), or
by a signal, ends the measuring with exit 1.

The kernel counts what a process was before exec into its peak memory. So that this is a small shell
and not this interpreter, a shell starts the command and leaves; the orphan comes to us, because we
are a subreaper, and is waited for by itself.
"""

import argparse
import ctypes
import os
import statistics
import sys
import tempfile
import time

PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans():
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise SystemExit("measure.py: this system has no subreapers")


def launch(command, errors):
    """Starts a shell that starts the command and ends; what it starts is our child then."""
    sink = os.open(os.devnull, os.O_RDWR)
    files = [(os.POSIX_SPAWN_DUP2, sink, 0), (os.POSIX_SPAWN_DUP2, sink, 1)]
    files.append((os.POSIX_SPAWN_DUP2, errors, 2))
    words = ["sh", "-c", 'exec "$@" &', "sh"] + command
    shell = os.posix_spawn("/bin/sh", words, os.environ, file_actions=files)
    os.close(sink)
    return shell


def ended(shell):
    """The code and the use of the command; the shell may end before or after it."""
    code = used = None
    left = 2
    while left > 0:
        pid, status, usage = os.wait4(-1, 0)
        left -= 1
        if pid != shell:
            code, used = os.waitstatus_to_exitcode(status), usage
    return code, used


def run(command, accepted):
    with tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        code, used = ended(launch(command, errors.fileno()))
        wall = time.monotonic() - start
        if code not in accepted:
            errors.seek(0)
            said = errors.read().decode("utf-8", "replace")[-2000:]
            raise SystemExit("measure.py: exit %s of '%s'\n%s" % (code, " ".join(command), said))
    return (used.ru_utime + used.ru_stime) * 1e3, wall * 1e3, used.ru_maxrss


def commands_of(words):
    commands = [[]]
    for word in words:
        if word == "---":
            commands.append([])
        else:
            commands[-1].append(word)
    return commands


def main(argv):
    options = argparse.ArgumentParser(description="CPU time and peak memory of commands")
    options.add_argument("--runs", type=int, default=7, metavar="N")
    options.add_argument("--accept", default="0", metavar="CODE,CODE")
    options.add_argument("words", nargs="+", metavar="COMMAND")
    given = options.parse_args(argv)
    commands = commands_of(given.words)
    if given.runs < 1 or not all(commands):
        options.error("each command is a word or more, and one run is the least")
    accepted = {int(code) for code in given.accept.split(",")}
    adopt_orphans()
    for command in commands:
        run(command, accepted)
    figures = [[] for _ in commands]
    for _ in range(given.runs):
        for command, seen in zip(commands, figures):
            seen.append(run(command, accepted))
    for seen in figures:
        cpu, wall, peak = zip(*seen)
        print("%.2f %.2f %d" % (statistics.median(cpu), statistics.median(wall), max(peak)))


if __name__ == "__main__":
    main(sys.argv[1:])
