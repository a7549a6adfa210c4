"""Lets every call of programs that may fail do so, one in each run, and looks at what they make of it.

usage: inject.py SHIM CALLS FOLDER

CALLS has a line for each program: words as in a shell and, behind a tab, the last operand, which may be
empty; {} among the words is a folder. SHIM is shim.c as a library; FOLDER is empty and for what is written
here.

What a run must come to, whatever has failed in it:

- it ends, by itself, and with a status of its own;
- with the status and the bytes of a sound run, where the program could do without the call; or
- with status 2 or 3 and a message, and with no file under the name of the output or beside it.

Each program is run with plain input to standard output, and with packed input to a file. Reads, writes and
all else fail one by one, reads and writes from each on too, as on a full disk, and writes together with the
removal of what was written; of the allocations so many as FAULTS says: a number for each form of a program,
or all. With reads and writes that are short, interrupted or put off the bytes must be those of a sound run.
Prints a line for each program, "ok NAME" or "FAILED NAME" with lines of reasons, and at last the counts."""

import errno
import gzip
import os
import random
import shlex
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# Not that there is no such file, or that nobody may look: a program may go by that.
ERRORS = {
    "memory": [errno.ENOMEM],
    "read": [errno.EIO, errno.ESTALE],
    "write": [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EFBIG],
    "open": [errno.EMFILE, errno.EIO, errno.EROFS],
    "close": [errno.EIO, errno.EDQUOT],
    "stat": [errno.EIO],
    "list": [errno.EIO],
    "map": [errno.ENOMEM],
    "rename": [errno.EACCES, errno.ENOENT],
    "unlink": [errno.EACCES],
    "chmod": [errno.EPERM],
    "sync": [errno.EIO],
    "thread": [errno.EAGAIN],
    "pipe": [errno.EMFILE],
    "spawn": [errno.ENOMEM],
    "confine": [errno.ENOMEM, errno.ENOSYS],
}
PATIENCE = 120  # seconds, for a run of milliseconds: the machine may have much else to do
SAMPLE = os.environ.get("FAULTS", "10")
SHOWN = 5  # reasons for a program


class Form:
    """A way to call a program, and what it gives if all is well."""

    def __init__(self, words, operand, into_file):
        self.words, self.operand, self.into_file = words, operand, into_file


class Run:
    def __init__(self, bench, form, fault):
        self.folder = bench.new_folder()
        self.form, self.fault = form, fault
        self.target = self.folder / "out"
        log = self.folder / "log"
        files = self.folder / "files"
        files.mkdir()
        words = [word.replace("{}", str(files)) for word in form.words]
        if form.into_file:
            words += ["-o", str(files / "out")]
        if form.operand:
            words.append(form.operand)
        environment = dict(os.environ, LD_PRELOAD=bench.shim, FAULT=fault, FAULT_LOG=str(log))
        with open(self.folder / "stdout", "wb") as out, open(self.folder / "stderr", "wb") as err:
            try:
                self.status = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                             env=environment, timeout=PATIENCE, check=False).returncode
            except subprocess.TimeoutExpired:
                self.status = None
        self.out = (self.folder / "stdout").read_bytes()
        self.err = (self.folder / "stderr").read_text("utf-8", "replace")
        self.files = {path.relative_to(files): path.read_bytes()
                      for path in files.rglob("*") if path.is_file()}
        self.folders = [path for path in files.rglob("*") if path.is_dir()]
        self.calls = {}
        if log.exists():
            for line in log.read_text().splitlines():
                name, count, failed = line.split()
                self.calls[name] = (int(count), int(failed))
        shutil.rmtree(self.folder)

    def failures(self):
        return {name: failed for name, (_, failed) in self.calls.items() if failed}

    def told(self):
        """Whether a program, by its name, says something."""
        return any(line.startswith(("tl-", "themeline: ")) for line in self.err.splitlines())

    def is_like(self, sound):
        return (self.status, self.out, self.files) == (sound.status, sound.out, sound.files)

    def complaint(self, sound):
        """What is wrong with it; None: nothing."""
        if self.status is None:
            return "does not end"
        if self.is_like(sound):
            return None
        if self.status not in (2, 3):
            return f"status {self.status}, and not the output of a sound run"
        if not self.told():
            return f"status {self.status} without a message"
        halves = {str(name) for name, content in self.files.items()
                  if sound.files.get(name) != content}
        if halves and "unlink" not in self.failures():
            return f"status {self.status} leaves {', '.join(sorted(halves))}"
        return None


class Bench:
    """Runs programs and adds up."""

    def __init__(self, shim, folder):
        self.shim, self.folder = shim, folder
        self.number = 0
        self.injected = dict.fromkeys(ERRORS, 0)
        self.disturbed = self.done_without = self.lost = 0

    def new_folder(self):
        self.number += 1
        folder = self.folder / str(self.number)
        folder.mkdir()
        return folder

    def faults_of(self, form, sound, chance):
        for name, errors in ERRORS.items():
            count = sound.calls[name][0]
            numbers = range(1, count + 1)
            if SAMPLE != "all" and name == "memory":
                numbers = sorted(chance.sample(numbers, min(int(SAMPLE), count)))
            for number in numbers:
                for error in errors if SAMPLE == "all" else [errors[number % len(errors)]]:
                    yield f"{name}:{number}:{error}"
                if name == "write" and form.into_file:
                    yield f"write:{number}:{errno.EIO},unlink:1:{errno.EACCES}"
                if name in ("write", "read"):
                    yield f"{name}:{number}+:{errors[0]}"
        yield from ("short", "interrupted", "again")

    def try_form(self, form, executor, chance):
        """Yields what is wrong with it."""
        sound = Run(self, form, "")
        if sound.status not in (0, 1) or not sound.calls:
            yield f"a sound run ends with status {sound.status}: {sound.err[:500]}"
            return
        runs = executor.map(lambda fault: Run(self, form, fault), self.faults_of(form, sound, chance))
        for run in runs:
            self.add(run, sound)
            complaint = run.complaint(sound)
            if not complaint and run.fault in ("short", "interrupted", "again") and not run.is_like(sound):
                complaint = f"status {run.status}, and not the output of a sound run"
            if complaint:
                said = run.err.strip().replace("\n", " / ")[:300]
                yield f"FAULT={run.fault} {shlex.join(form.words)}: {complaint}; said: {said}"

    def add(self, run, sound):
        for name, failed in run.failures().items():
            self.injected[name] += failed
        self.disturbed += run.fault in ("short", "interrupted", "again")
        self.lost += run.status in (0, 1) and not run.is_like(sound)
        self.done_without += bool(run.failures()) and run.is_like(sound)


def forms_of(words, operand, packed):
    yield Form(words, operand, False)
    yield Form(words, packed or operand, True)


def pack(path, folder):
    packed = folder / f"{path.name}.gz"
    packed.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    return str(packed)


def main():
    shim, calls, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    bench, chance = Bench(shim, folder), random.Random(20)
    with ThreadPoolExecutor(2) as executor:
        for number, line in enumerate(calls.read_text().splitlines()):
            text, operand = line.split("\t")
            packed = None
            if operand and Path(operand).is_file():
                home = folder / f"packed-{number}"
                home.mkdir()
                packed = pack(Path(operand), home)
            wrong = [complaint for form in forms_of(shlex.split(text), operand, packed)
                     for complaint in bench.try_form(form, executor, chance)]
            print("FAILED" if wrong else "ok", text, operand)
            print("".join(f" {each}\n" for each in wrong[:SHOWN]), end="", flush=True)
    counts = ", ".join(f"{name} {count}" for name, count in bench.injected.items() if count)
    print(f"{sum(bench.injected.values())} faults injected ({counts}), {bench.done_without} of them without "
          f"effect; {bench.disturbed} runs with calls in parts or put off; records lost: {bench.lost}")


main()
