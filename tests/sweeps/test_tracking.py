import base64
import csv
import json
import re
import struct
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import events
from sweeps import ROOT, code, run, start, write
from cluster import until

TRAINING = """using Harmonic.Data; using Harmonic.Models; using Harmonic.Training; using Harmonic.Losses; using Harmonic.Figures; using System.IO;
using TorchSharp; using static TorchSharp.torch; using Microsoft.DotNet.Interactive;
var folder = Environment.GetEnvironmentVariable("HARMONIC_RUN_DIRECTORY");
manual_seed(seed);
var encoder = new ToyEncoder();
var objective = new ShiftObjective(encoder, new ShiftTripletSampler(seed), ShiftTerms.WriteUp(jepaWeight: 0.1), batchSize: 64, torch.CPU);
var settings = new TrainingSettings { Steps = steps, Seed = seed, CheckpointEvery = 20, Checkpoint = Path.Combine(folder, $"seed-{seed}.checkpoint.safetensors") };
var history = TrainingLoop.Run(objective, settings, cancel: KernelInvocationContext.Current.CancellationToken);
RunRecord.Save(Path.Combine(folder, $"seed-{seed}.run.json"), objective, settings, history);
Safetensors.Save(Path.Combine(folder, $"seed-{seed}.safetensors"), encoder.state_dict());
Console.WriteLine($"{history.Steps} steps, loss {history.Last("loss"):F6}, first weight {encoder.parameters().First().flatten()[0].ToSingle():R}");"""


PICTURE = """var figure = new Figure("Loss");
figure.Panel.Add(new Line(history["loss"].Select(value => (double)value).ToArray()));
figure"""


def training(folder):
    references = "\n".join(f'#r "{ROOT}/lib/bin/{name}.dll"' for name in ("TorchSharp", "Harmonic", "Harmonic.Figures"))
    return write(Path(folder) / "training.ipynb", code(references), code("long seed = 3; int steps = 60;", "parameters"), code(TRAINING), code(PICTURE))


class Tracking(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def read(self, folder):
        """Metrics as metrics.csv and as TensorBoard's events have them, and the texts."""
        file, = folder.glob("events.out.tfevents.*")
        found = events.read(file)
        scalars = {}
        for event in found[1:]:
            self.assertLess(abs(event.wall_time - time.time()), 3600)
            for value in event.summary.value:
                if value.HasField("simple_value"):
                    scalars.setdefault(value.tag, []).append((event.step, value.simple_value))
        texts = [text.decode() for event in found for value in event.summary.value for text in value.tensor.string_val]
        with open(folder / "metrics.csv", newline="", encoding="utf-8") as lines:
            metrics = list(csv.DictReader(lines))
        return metrics, scalars, texts

    def test_every_step_is_in_the_metrics_and_in_tensorboards_events_also_after_kills(self):
        notebook = training(self.folder)
        sweep, whole = self.folder / "sweep", self.folder / "whole"
        arguments = ("sweep", notebook, "-p", "seed=3", "-p", "steps=200", "-o", sweep)
        for _ in range(2):
            runner = start(*arguments)
            checkpoint = sweep / "seed=3,steps=200/seed-3.checkpoint.safetensors"
            before = checkpoint.stat().st_mtime if checkpoint.exists() else 0
            until(lambda: checkpoint.exists() and checkpoint.stat().st_mtime > before or runner.poll() is not None, 400, "a checkpoint")
            runner.kill()
            runner.communicate(timeout=60)
        code_, said = run(*arguments)
        self.assertEqual(code_, 0, said)
        code_, said = run("sweep", notebook, "-p", "seed=3", "-p", "steps=200", "-o", whole)
        self.assertEqual(code_, 0, said)
        metrics, scalars, texts = self.read(sweep / "seed=3,steps=200/seed-3")
        self.assertEqual([int(row["step"]) for row in metrics], list(range(200)))
        self.assertEqual(set(scalars), {name.replace(" ", "_") for name in metrics[0]} - {"step"})
        for name in set(metrics[0]) - {"step"}:
            points = scalars[name.replace(" ", "_")]
            self.assertEqual([step for step, _ in points], list(range(200)))
            self.assertEqual([value for _, value in points], [struct.unpack("f", struct.pack("f", float(row[name])))[0] for row in metrics])
        self.assertIn("| learningRate | 0.004 |", "".join(texts))
        self.assertIn("| steps | 200 |", "".join(texts))
        # Killed twice or not at all: the same numbers.
        self.assertEqual((sweep / "results.csv").read_bytes(), (whole / "results.csv").read_bytes())
        self.assertEqual((sweep / "seed=3,steps=200/seed-3/metrics.csv").read_bytes(), (whole / "seed=3,steps=200/seed-3/metrics.csv").read_bytes())
        record = json.loads((sweep / "seed=3,steps=200/run.json").read_text())
        self.assertEqual((record["seed"], record["trainings"]["seed-3"]["device"]), (3, "cpu"))
        # The figure, as it is beside the notebook.
        picture, = (sweep / "seed=3,steps=200/figures").glob("*.png")
        file, = picture.parent.glob("events.out.tfevents.*")
        image, = [value.image for event in events.read(file) for value in event.summary.value if value.HasField("image")]
        self.assertGreater(image.width, 100)
        self.assertTrue(image.encoded_image_string.startswith(b"\x89PNG"))
        # The table, by a reader of another library.
        rows = json.loads(subprocess.run(["node", str(ROOT / "tests/sweeps/parquet.mjs"), str(sweep / "results.parquet")],
                                         capture_output=True, text=True, check=True, timeout=120).stdout)
        with open(sweep / "results.csv", newline="", encoding="utf-8") as lines:
            expected, = csv.DictReader(lines)
        self.assertEqual({name: str(value) if name == "state" else float(value) for name, value in rows[0].items()},
                         {name: value if name == "state" else float(value) for name, value in expected.items()})

    def test_a_notebook_is_verified_from_its_weights_without_training(self):
        notebook = training(self.folder)
        published = self.folder / "data/results/training"
        published.mkdir(parents=True)
        code_, said = run("run", notebook, "-o", f"{published}/")
        self.assertEqual(code_, 0, said)
        executed = self.folder / "notebooks" / "training.ipynb"
        executed.parent.mkdir()
        (published / "training.ipynb").rename(executed)
        (published / "seed-3.checkpoint.safetensors").unlink()
        code_, said = run("verify", "--from-weights", executed)
        self.assertEqual(code_, 0, said)
        self.assertIn("training.ipynb: VERIFIED", said)
        there, = (self.folder / "notebooks").glob("runs/training/verify-*")
        self.assertFalse((there / "seed-3/metrics.csv").exists(), "it was trained again")
        shown = [output for cell in json.loads(executed.read_text())["cells"] for output in cell["outputs"]]
        self.assertEqual([output for output in shown if output.get("name") == "stderr"], [], "libtorch's own warnings differ each time")
        # A number, a point of a figure and the code of a cell are changed where they are published: each is named.
        whole = executed.read_text(encoding="utf-8")
        cells = json.loads(whole)["cells"]
        cells[0]["source"] = "".join(cells[0]["source"]) + "\nvar planted = 1;"
        number, = [output for output in cells[2]["outputs"] if "loss" in "".join(output.get("text", []))]
        number["text"] = re.sub(r"loss \d", "loss 9", "".join(number["text"]))
        points = cells[3]["outputs"][0]["data"]["application/vnd.plotly.v1+json"]["data"][0]["y"]
        self.assertEqual(points["dtype"], "f4")
        values = bytearray(base64.b64decode(points["bdata"]))
        struct.pack_into("<f", values, 4 * 10, 7.25)
        points["bdata"] = base64.b64encode(values).decode()
        executed.write_text(json.dumps(json.loads(whole) | {"cells": cells}), encoding="utf-8")
        time.sleep(1.1)  # folders are named by the second
        code_, said = run("verify", "--from-weights", executed)
        self.assertEqual(code_, 1, said)
        self.assertRegex(said, r"STALE +cell 1: the code has changed")
        self.assertRegex(said, r"cell 3 +9\.\d+ is now \d\.\d+ in “")
        self.assertRegex(said, r"cell 4 +figure\.data\[0\]\.y\[10\]: 7\.25 is now [\d.]+\n")
        self.assertEqual(len(re.findall(r"(?m)^  cell \d", said)), 2, said)
        executed.write_text(whole, encoding="utf-8")
        # Other weights show.
        record = json.loads((published / "seed-3.run.json").read_text())
        weights = bytearray((published / "seed-3.safetensors").read_bytes())
        begin = 8 + struct.unpack_from("<Q", weights)[0]
        weights[begin:begin + 4] = struct.pack("<f", 7.25)
        (published / "seed-3.safetensors").write_bytes(weights)
        time.sleep(1.1)
        code_, said = run("verify", "--from-weights", executed)
        self.assertEqual(code_, 1, said)
        self.assertIn("is now 7.25", said)
        record["steps"] = 61
        (published / "seed-3.run.json").write_text(json.dumps(record))
        time.sleep(1.1)
        code_, said = run("verify", "--from-weights", executed)
        self.assertEqual(code_, 1, said)
        self.assertIn("is of another training: its steps is 61", said)


if __name__ == "__main__":
    unittest.main()
