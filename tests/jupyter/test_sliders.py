"""Sliders: as Jupyter's messages on one kernel, then in a real browser through Jupyter Server."""
import json
import os
import queue
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from kernel_case import KERNEL, TIMEOUT, KernelCase, gather, run, wait_for
from test_browser import ROOT, Server, browser

REFER = f'#r "{ROOT}/lib/Harmonic.Figures/bin/Release/net10.0/Harmonic.Figures.dll"\nusing Harmonic.Figures;\n'
POINTS = """
Figure Drawn(double phase, int points)
{
    double[] x = [.. Enumerable.Range(0, points).Select(i => i * 10.0 / points)];
    var figure = new Figure("A wave");
    figure.Panel.Add(new Scatter(x, x.Select(value => Math.Sin(value + phase)).ToArray()));
    return figure;
}
"""


class SliderMessages(KernelCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        ran = run(cls.client, REFER + POINTS)
        assert ran.status == "ok", ran.reply

    def interact(self, code):
        """Runs a cell that shows an interaction: its widgets by kind, and the id under which changes come."""
        ran = self.run_ok(code)
        opened = ran.of_type("comm_open")
        models = {(m["data"]["state"]["_model_name"], m["data"]["state"].get("description", "")): m["comm_id"] for m in opened}
        views = [m for m in ran.of_type("display_data") if "application/vnd.jupyter.widget-view+json" in m["data"]]
        self.assertEqual(models["VBoxModel", ""], views[0]["data"]["application/vnd.jupyter.widget-view+json"]["model_id"])
        changes = [m["transient"]["display_id"] for m in ran.of_type("display_data") if "harmonicChanges" in m["data"].get("text/html", "")]
        self.assertIn("harmonic-changes", ran.of_type("execute_result")[0]["data"]["text/html"])
        return models, changes[0]

    def send(self, model, data):
        message = self.client.session.msg("comm_msg", {"comm_id": model, "data": data})
        self.client.shell_channel.send(message)
        return message["header"]["msg_id"]

    def move(self, model, value):
        return self.send(model, {"method": "update", "state": {"value": value}, "buffer_paths": []})

    def hear(self, condition, timeout=TIMEOUT):
        """The messages on iopub up to the first that meets a condition."""
        heard, end = [], time.monotonic() + timeout
        while time.monotonic() < end:
            try:
                heard.append(self.client.get_iopub_msg(timeout=0.5))
            except queue.Empty:
                continue
            if condition(heard[-1]):
                return heard
        raise TimeoutError([m["msg_type"] for m in heard][-20:])

    def test_a_move_redraws_and_a_burst_costs_a_few_drawings(self):
        models, display = self.interact("""
            var calls = 0;
            var wave = Interact.With((double phase) => { calls++; System.Threading.Thread.Sleep(150); return Drawn(phase, 2000); }, Slider.Linear(0, 100));
            wave""")
        slider = models["FloatSliderModel", "phase"]
        for value in range(100):
            self.move(slider, value)
        last = self.move(slider, 99.5)
        self.hear(lambda m: m["msg_type"] == "status" and m["content"]["execution_state"] == "idle" and m["parent_header"]["msg_id"] == last)
        wait_for(lambda: "99.5" in run(self.client, 'Console.Write(wave.Values["phase"])').text(), "the last value")
        time.sleep(1)
        drawn = int(run(self.client, "Console.Write(calls)").text())
        self.assertLess(drawn, 60)
        self.assertEqual("99.5", run(self.client, 'Console.Write(wave.Value<double>("phase"))').text())

        self.move(slider, 5)
        update = self.hear(lambda m: m["msg_type"] == "update_display_data")[-1]["content"]
        self.assertEqual(display, update["transient"]["display_id"])
        self.assertIn('"data",0,"y"', update["data"]["text/html"])
        self.assertLess(len(update["data"]["text/html"]), 30_000)

    def test_sliders_move_while_a_cell_runs_and_cells_while_a_figure_is_drawn(self):
        models, display = self.interact("Interact.With((double phase) => Drawn(phase, 10), Slider.Linear(0, 100))")
        cell = self.client.execute("while (true) { }")
        self.hear(lambda m: m["msg_type"] == "execute_input")
        self.move(models["FloatSliderModel", "phase"], 7)
        self.hear(lambda m: m["msg_type"] == "update_display_data")
        self.manager.interrupt_kernel()
        self.hear(lambda m: m["msg_type"] == "error" and m["parent_header"]["msg_id"] == cell)
        self.client.get_shell_msg(timeout=TIMEOUT)

        models, display = self.interact(
            "Interact.With((double phase) => { while (phase > 50.5) { } return Drawn(phase, 10); }, Slider.Linear(0, 100))")
        slider = models["FloatSliderModel", "phase"]
        self.move(slider, 90)
        self.run_ok("1 + 1")
        self.move(slider, 20)  # the loop of the cell's own code is stopped for it
        self.hear(lambda m: m["msg_type"] == "update_display_data")
        self.move(slider, 90)
        time.sleep(0.5)
        self.manager.interrupt_kernel()
        self.hear(lambda m: "Stopped." in json.dumps(m["content"].get("data", "")))

    def test_what_the_function_throws_is_said_once_and_the_slider_lives_on(self):
        models, display = self.interact("""Interact.With((double phase) =>
            phase > 60 ? throw new InvalidOperationException("too far") : Drawn(phase, 10), Slider.Linear(0, 100))""")
        slider = models["FloatSliderModel", "phase"]
        told = lambda m: m["msg_type"] == "comm_msg" and m["content"]["comm_id"] == models["HTMLModel", ""]
        self.move(slider, 70)
        self.assertIn("InvalidOperationException: too far", self.hear(told)[-1]["content"]["data"]["state"]["value"])
        for value in (80, 90):
            self.move(slider, value)
        self.move(slider, 10)
        heard = self.hear(lambda m: told(m) and m["content"]["data"]["state"]["value"] == "")
        self.assertEqual(1, len([m for m in heard if told(m)]))
        self.assertFalse([m for m in heard if m["msg_type"] in ("error", "stream")])

    def test_a_cell_that_runs_again_closes_the_controls_it_had(self):
        def again(code, cell):
            message = self.client.session.msg("execute_request", {"code": code, "silent": False, "allow_stdin": False}, metadata={"cellId": cell})
            self.client.shell_channel.send(message)
            ran = gather(self.client, message["header"]["msg_id"])
            self.assertEqual("ok", ran.status, ran.reply)
            return ({m["comm_id"] for m in ran.of_type("comm_open")}, {m["comm_id"] for m in ran.of_type("comm_close")})

        make = "var kept = Interact.With((double phase) => Drawn(phase, 10), Slider.Linear(0, 100)); kept"
        one, two = again(make, "one"), again("Interact.With((double phase) => Drawn(phase, 10), Slider.Linear(0, 100))", "two")
        self.assertEqual([set(), set()], [one[1], two[1]])
        opened, closed = again(make, "one")
        self.assertEqual((one[0], 5), (closed, len(opened)))
        self.assertEqual((set(), set()), again("kept", "three"))
        self.assertEqual((set(), opened), again("1 + 1", "one"))
        self.assertEqual(5, len(again("kept", "three")[0]))  # what is closed and shown again has new ones
        self.run_ok("1 + 1")  # of cells without an id nothing is known
        self.assertEqual(set(), again("1 + 1", "four")[1])

    def test_ten_thousand_moves_leave_memory_flat(self):
        models, _ = self.interact("Interact.With((double phase) => Drawn(phase, 2000), Slider.Linear(0, 100))")
        slider = models["FloatSliderModel", "phase"]

        def moves(count):
            for move in range(count):
                message = self.move(slider, move % 97 + 0.5)
                if move % 50 == 49:
                    self.hear(lambda m: m["parent_header"].get("msg_id") == message and m["content"].get("execution_state") == "idle")
            self.run_ok("GC.Collect(); GC.WaitForPendingFinalizers(); GC.Collect();")
            return int(run(self.client, "Console.Write(GC.GetTotalMemory(true))").text())

        before, after = moves(1000), moves(10_000)
        self.assertLess(after - before, 4 << 20, f"{before} bytes before, {after} after")


class SlidersInTheBrowser(unittest.TestCase):
    def test_a_slider_is_dragged_closed_found_again_and_the_kernel_restarted(self):
        artifacts = Path(os.environ["HARMONIC_TEST_ARTIFACTS"])
        artifacts.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="harmonic-sliders-") as folder, \
                Server(folder, "jupyter-server", "ServerApp", "ServerApp.root_dir") as server:
            saw = drive(folder, server, artifacts, REFER + POINTS)
        self.assertEqual([], saw["errors"])
        self.assertEqual(["phase", "points"], saw["labels"])
        self.assertTrue(saw["drawn"])
        self.assertEqual({"phase": True, "points": 500}, {"phase": saw["dragged"]["moved"], "points": saw["dragged"]["points"]})
        self.assertEqual(saw["dragged"]["kernel"], saw["dragged"]["figure"])
        self.assertEqual([saw["dragged"]["figure"]] * 2, saw["dragged"]["views"])
        self.assertEqual(saw["dragged"]["readouts"][:2], saw["dragged"]["readouts"][2:])
        self.assertEqual(saw["reloaded"]["before"], saw["reloaded"]["after"])
        self.assertTrue(saw["reloaded"]["moves"])
        self.assertEqual(0, saw["closed"])
        self.assertTrue(saw["restarted"])


def drive(folder, server, artifacts, setup, moves=0):
    """Builds the page of sliders.page.mjs and drives it in Chromium: what it saw."""
    here = Path(__file__).resolve().parent
    bundle = Path(folder) / "page.js"
    subprocess.run([str(ROOT / "node_modules/.bin/esbuild"), str(here / "sliders.page.mjs"), "--bundle", f"--outfile={bundle}", "--format=iife",
                    "--loader:.svg=dataurl", "--loader:.woff=dataurl", "--loader:.woff2=dataurl", "--loader:.ttf=dataurl", "--loader:.eot=dataurl",
                    "--define:process.env={}", "--define:global=window", "--banner:js=var __webpack_public_path__;", "--log-level=error"],
                   check=True, timeout=TIMEOUT, cwd=here)
    done = subprocess.run(
        ["node", str(here / "sliders.mjs"), browser(), f"http://127.0.0.1:{server.port}/", server.token, KERNEL, str(bundle), str(artifacts),
         str(moves)],
        input=setup, capture_output=True, text=True, timeout=10 * 60)
    if done.returncode:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])
