"""Runs a program with standard error on a terminal and a standard input that takes its time.

usage: progress.py shown|silent|notes FILE PROGRAM [ARG]...

FILE goes into standard input twice, some seconds apart, then little by little. shown: there must be
lines that each take the place of the one before, at most four a second, with nothing left of them at
the end; silent: there must be nothing; notes: no such line, but words of other kinds.
"""

import os
import pty
import re
import subprocess
import sys
import threading
import time

LINE = re.compile(rb"\r(\d+) records(, \d+\.\d MB/s)?(, \d+ %, \d+ s left)?\x1b\[K")
CLEAR = b"\r\x1b[K"


def feed(process, data):
    for pause in (0, 2.5, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1):
        time.sleep(pause)
        process.stdin.write(data)
        process.stdin.flush()
    process.stdin.close()


def said_by(command, data):
    """What the terminal got, and the seconds that it took."""
    master, slave = pty.openpty()
    begun = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=slave)
    os.close(slave)
    threading.Thread(target=process.stdout.read).start()
    feeder = threading.Thread(target=feed, args=(process, data))
    feeder.start()
    said = b""
    while True:
        try:
            more = os.read(master, 65536)
        except OSError:  # Linux: the other end is closed
            break
        if not more:
            break
        said += more
    feeder.join()
    if process.wait() != 0:
        sys.exit(f"{command}: status {process.returncode}: {said!r}")
    return said, time.monotonic() - begun


def wrong(way, said, seconds):
    shown = LINE.findall(said)
    rest = re.sub(b"(?:" + LINE.pattern + b")+" + re.escape(CLEAR), b"", said)
    if way != "shown":
        if shown or CLEAR in said:
            yield "it shows how far it is"
        if way == "silent" and said:
            yield "it says something"
        return
    if not shown:
        yield "it does not show how far it is"
    if len(shown) > 4 * seconds + 1:
        yield f"{len(shown)} lines in {seconds:.1f} seconds"
    counts = [int(records) for records, _, _ in shown]
    if counts != sorted(counts):
        yield "it goes back"
    if b"\x1b" in rest:
        yield "something of it is left"


if __name__ == "__main__":
    way, file, *command = sys.argv[1:]
    with open(file, "rb") as lines:
        said, seconds = said_by(command, lines.read())
    problems = list(wrong(way, said, seconds))
    for problem in problems:
        print(f"{problem}: {said!r}", file=sys.stderr)
    sys.exit(bool(problems))
