"""nbclient and nbconvert, which run notebooks without a browser."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import nbformat
from kernel_case import TIMEOUT
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from test_browser import small_notebook


class HeadlessClients(unittest.TestCase):
    def test_nbclient_runs_a_notebook_and_keeps_its_outputs(self):
        with tempfile.TemporaryDirectory() as folder:
            notebook = nbformat.read(small_notebook(Path(folder) / "small.ipynb"), as_version=4)
        NotebookClient(notebook, timeout=TIMEOUT, startup_timeout=TIMEOUT).execute()
        kinds = [[output.output_type for output in cell.outputs] for cell in notebook.cells]
        self.assertEqual([["stream"], ["execute_result"], ["display_data"]], kinds)
        self.assertEqual("hello\n", notebook.cells[0].outputs[0].text)
        nbformat.validate(notebook)

    def test_nbclient_stops_at_a_failing_cell(self):
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell('throw new Exception("on purpose");')], metadata={"kernelspec": {"name": ".net-csharp"}})
        with self.assertRaisesRegex(CellExecutionError, "on purpose"):
            NotebookClient(notebook, timeout=TIMEOUT, startup_timeout=TIMEOUT).execute()

    def test_nbconvert_executes_to_html(self):
        with tempfile.TemporaryDirectory() as folder:
            path = small_notebook(Path(folder) / "small.ipynb")
            convert = [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", str(path)]
            done = subprocess.run(convert, capture_output=True, text=True, timeout=2 * TIMEOUT)
            self.assertEqual(0, done.returncode, done.stderr)
            page = path.with_suffix(".html").read_text()
        self.assertIn("hello", page)
        self.assertIn("42", page)
