"""The classic notebook in a real browser that reaches nothing but this machine."""
import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import unittest
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
from kernel_case import TIMEOUT, wait_for

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = "01-toy-factorization"


class Browser(unittest.TestCase):
    def test_the_classic_notebook_runs_draws_completes_asks_interrupts_and_restarts(self):
        artifacts = Path(os.environ["HARMONIC_TEST_ARTIFACTS"])
        artifacts.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="harmonic-notebook-") as folder:
            notebook = shortened(NOTEBOOK, Path(folder))
            with Server(notebook.parent) as server:
                done = subprocess.run(
                    ["node", str(Path(__file__).with_name("browser.mjs")), browser(), server.url(notebook.name), str(artifacts)],
                    capture_output=True, text=True, timeout=15 * 60)
        self.assertEqual(0, done.returncode, done.stderr)
        saw = json.loads(done.stdout.splitlines()[-1])
        (artifacts / "browser.json").write_text(json.dumps(saw, indent=1))
        self.assertEqual([], saw["errors"])
        self.assertEqual(".NET (C#)", saw["kernel"].strip())
        self.assertGreaterEqual(saw["figures"], 5)
        self.assertEqual(saw["figures"], saw["drawn"])
        self.assertEqual("Console.WriteLine", saw["completed"])
        self.assertIn("WriteLine", saw["tooltip"])
        self.assertIn("nterrupt", saw["interrupted"])
        self.assertEqual(1, saw["promptAfterRestart"])


def browser():
    """The program that ./test looks for and installs."""
    found = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        raise FileNotFoundError("there is no chromium and no google-chrome on the path: install one, or name the program in CHROME_PATH")
    return found


def shortened(name, folder):
    """A copy without outputs and with the short setting, in a folder from which its relative paths lead to the libraries."""
    for link in ("lib", "data"):
        (folder / link).symlink_to(ROOT / link)
    notebook = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)
    settings = json.loads((ROOT / "tests/notebooks/short-settings.json").read_text())[name] | {"results": str(folder / "results")}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        if "parameters" in cell.metadata.get("tags", []):
            for parameter, value in settings.items():
                cell.source, found = re.subn(rf"\b{parameter} = [^;]*;", f"{parameter} = {json.dumps(value)};", cell.source)
                if found != 1:
                    raise ValueError(f"{name} declares no parameter {parameter}")
    path = folder / "notebooks" / f"{name}.ipynb"
    path.parent.mkdir()
    (path.parent / "setup.cs").symlink_to(ROOT / "notebooks/setup.cs")
    nbformat.write(notebook, path)
    return path


class Server:
    """A server for one folder: the classic notebook, or Jupyter Server, which JupyterLab and others are built on."""

    def __init__(self, folder, program="jupyter-notebook", application="NotebookApp", root="notebook-dir"):
        self.token = secrets.token_hex(16)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [f"/usr/bin/{program}", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--{application}.port={self.port}",
             f"--{application}.port_retries=0", f"--{application}.token={self.token}", f"--{root}={folder}", "--log-level=ERROR"])

    def url(self, notebook):
        return f"http://127.0.0.1:{self.port}/notebooks/{notebook}?token={self.token}"

    def __enter__(self):
        wait_for(self.answers, "the notebook server", TIMEOUT)
        return self

    def __exit__(self, *failure):
        self.process.terminate()
        try:
            self.process.wait(TIMEOUT)
        finally:
            self.process.kill()

    def answers(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/status?token={self.token}", timeout=5):
                return True
        except (urllib.error.URLError, ConnectionError):
            return False

