"""The classic notebook in a real browser that reaches nothing but this machine."""
import json
import os
import secrets
import socket
import subprocess
import tempfile
import unittest
import urllib.error
import urllib.request
from pathlib import Path

from kernel_case import KERNEL, TIMEOUT, wait_for

# Draws as a figure must where there is no internet: with the plotly.js in the kernel's own folder.
FIGURE = """
display(HTML(\"\"\"
<div id='figure' style='height:300px'></div>
<script>
(() => {
  const root = document.body.dataset.baseUrl;
  require.config({ paths: { plotly: root + 'kernelspecs/NAME/plotly.min' } });
  require(['plotly'], plotly => plotly.newPlot('figure', [{ y: [1, 3, 2] }], { title: { text: 'No internet' } }));
})();
</script>
\"\"\"));""".replace("NAME", KERNEL)


class Browser(unittest.TestCase):
    def test_the_classic_notebook_runs_draws_completes_asks_interrupts_and_restarts(self):
        artifacts = Path(os.environ["HARMONIC_TEST_ARTIFACTS"])
        artifacts.mkdir(parents=True, exist_ok=True)
        given = os.environ.get("HARMONIC_TEST_NOTEBOOK")
        with tempfile.TemporaryDirectory(prefix="harmonic-notebook-") as folder:
            notebook = Path(given) if given else small_notebook(Path(folder) / "small.ipynb")
            with Server(notebook.parent) as server:
                done = subprocess.run(
                    ["node", str(Path(__file__).with_name("browser.mjs")), server.url(notebook.name), str(artifacts)],
                    capture_output=True, text=True, timeout=15 * 60)
        self.assertEqual(0, done.returncode, done.stderr)
        saw = json.loads(done.stdout.splitlines()[-1])
        (artifacts / "browser.json").write_text(json.dumps(saw, indent=1))
        self.assertEqual([], saw["errors"])
        self.assertEqual(".NET (C#)", saw["kernel"].strip())
        self.assertGreaterEqual(saw["drawn"], max(1, saw["figures"]))
        self.assertEqual("Console.WriteLine", saw["completed"])
        self.assertIn("WriteLine", saw["tooltip"])
        self.assertIn("nterrupt", saw["interrupted"])
        self.assertEqual(1, saw["promptAfterRestart"])


class Server:
    """A notebook server for one folder."""

    def __init__(self, folder):
        self.token = secrets.token_hex(16)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            ["/usr/bin/jupyter-notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={self.port}", "--port-retries=0",
             f"--NotebookApp.token={self.token}", f"--notebook-dir={folder}", "--log-level=ERROR"])

    def url(self, notebook):
        return f"http://127.0.0.1:{self.port}/notebooks/{notebook}?token={self.token}"

    def __enter__(self):
        wait_for(self.answers, "the notebook server", TIMEOUT)
        return self

    def __exit__(self, *failure):
        self.process.terminate()
        self.process.wait()

    def answers(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/status?token={self.token}", timeout=5):
                return True
        except (urllib.error.URLError, ConnectionError):
            return False


def small_notebook(path):
    cells = ['Console.WriteLine("hello");', "6 * 7", FIGURE]
    path.write_text(json.dumps({
        "cells": [{"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": code} for code in cells],
        "metadata": {"kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": KERNEL}, "language_info": {"name": "C#"}},
        "nbformat": 4, "nbformat_minor": 4}))
    return path
