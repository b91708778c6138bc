"""A notebook that is cheap to run and can be cut off anywhere, and sweeps of it."""
import csv
import json
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The kernel compiled ahead of time, where ./run has made it: runs of seconds begin in a third of the time.
AHEAD = ROOT / "lib/bin/kernel/Harmonic.Notebooks.dll"
PLAIN = ROOT / "lib/Harmonic.Notebooks/bin/Release/net10.0/Harmonic.Notebooks.dll"
PROGRAM = AHEAD if AHEAD.exists() and AHEAD.stat().st_mtime >= PLAIN.stat().st_mtime else PLAIN
TIMEOUT = 3000  # s; only a hang takes that long

# Steps of a small generator with a checkpoint after each; steps.txt tells every step that was ever made.
WALK = r"""using System.IO;
var folder = Environment.GetEnvironmentVariable("HARMONIC_RUN_DIRECTORY");
string state = Path.Combine(folder, "state.txt"), steps = Path.Combine(folder, "steps.txt");
int step = 0;
ulong value = (ulong)(seed * 1000 + size);
if (File.Exists(state))
{
    var words = File.ReadAllText(state).Split();
    (step, value) = (int.Parse(words[0]), ulong.Parse(words[1]));
}
Console.WriteLine($"from step {step}");
for (; step < length; step++)
{
    value = value * 6364136223846793005 + 1442695040888963407;
    File.AppendAllText(steps, $"{step}\n");
    File.WriteAllText(state + ".new", $"{step + 1} {value}");
    File.Move(state + ".new", state, overwrite: true);
    await Task.Delay(pause);
}
if (seed == broken) throw new Exception("planted");
File.WriteAllText(Path.Combine(folder, "results.json"), $"{{\"Value\": {value >> 12}, \"Part\": {(value >> 12) / 4503599627370496.0:R}}}");
value"""


def code(source, *tags):
    return {"cell_type": "code", "execution_count": None, "metadata": {"tags": list(tags)} if tags else {}, "outputs": [], "source": source}


def write(path, *cells):
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    notebook = {"cells": list(cells), "nbformat": 4, "nbformat_minor": 5,
                "metadata": {"kernelspec": {"name": ".net-csharp", "language": "C#", "display_name": ".NET (C#)"}}}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


def walk(folder, length=10, pause=20):
    declared = f"long seed = 0; long size = 2; int length = {length}; int pause = {pause}; long broken = -1;"
    return write(Path(folder) / "walk.ipynb", code(declared, "parameters"), code(WALK))


def expected(seed, size, length=10):
    value = seed * 1000 + size
    for _ in range(length):
        value = (value * 6364136223846793005 + 1442695040888963407) % 2**64
    return value >> 12


def command(*arguments):
    return ["dotnet", str(PROGRAM), *map(str, arguments)]


def start(*arguments, environment=None):
    return subprocess.Popen(command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True,
                            env=environment or os.environ)


def run(*arguments, environment=None):
    """The exit code and all that was said."""
    done = subprocess.run(command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True,
                          env=environment or os.environ, timeout=TIMEOUT, check=False)
    return done.returncode, done.stdout


def records(folder):
    """The records of a sweep's runs by their names."""
    found = [json.loads(file.read_text()) for file in Path(folder).glob("*/run.json")]
    return {record["id"]: record for record in found}


def table(folder):
    with open(Path(folder) / "results.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def check(test, folder, seeds, sizes, length=10):
    """No run is lost, none is done twice, and the results are those that they must be."""
    rows = table(folder)
    test.assertEqual([(row["seed"], row["size"]) for row in rows], [(str(seed), str(size)) for seed in seeds for size in sizes])
    for row in rows:
        test.assertEqual(row["state"], "done", row)
        test.assertEqual(int(float(row["Value"])), expected(int(row["seed"]), int(row["size"]), length), row)
    repeated = 0
    for record in records(folder).values():
        made = [int(line) for line in next(Path(folder).glob(f"{record['id']}/steps.txt")).read_text().split()]
        # Every step in order; a sitting that was killed may have to make again the one step that it had not saved.
        test.assertEqual(sorted(set(made)), list(range(length)))
        test.assertEqual(made, sorted(made))
        test.assertLess(len(made) - length, record["sittings"], record)
        repeated += len(made) - length
    return repeated
