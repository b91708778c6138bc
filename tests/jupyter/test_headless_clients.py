"""nbclient and nbconvert, which run notebooks without a browser."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import nbformat
from kernel_case import KERNEL, TIMEOUT
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def small_notebook():
    cells = ['Console.WriteLine("hello");', "6 * 7", 'display(HTML("<b>bold</b>"));']
    return nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(code) for code in cells], metadata={"kernelspec": {"name": KERNEL, "display_name": ".NET (C#)"}})


class HeadlessClients(unittest.TestCase):
    def test_nbclient_runs_a_notebook_and_keeps_its_outputs(self):
        notebook = small_notebook()
        NotebookClient(notebook, timeout=TIMEOUT, startup_timeout=TIMEOUT).execute()
        kinds = [[output.output_type for output in cell.outputs] for cell in notebook.cells]
        self.assertEqual([["stream"], ["execute_result"], ["display_data"]], kinds)
        self.assertEqual("hello\n", notebook.cells[0].outputs[0].text)
        nbformat.validate(notebook)

    def test_nbclient_stops_at_a_failing_cell(self):
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell('throw new Exception("on purpose");')], metadata={"kernelspec": {"name": KERNEL, "display_name": ".NET (C#)"}})
        with self.assertRaisesRegex(CellExecutionError, "on purpose"):
            NotebookClient(notebook, timeout=TIMEOUT, startup_timeout=TIMEOUT).execute()

    def test_nbconvert_executes_to_html(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "small.ipynb"
            nbformat.write(small_notebook(), path)
            convert = [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", str(path)]
            done = subprocess.run(convert, capture_output=True, text=True, timeout=2 * TIMEOUT)
            self.assertEqual(0, done.returncode, done.stderr)
            page = path.with_suffix(".html").read_text()
        self.assertIn("hello", page)
        self.assertIn("42", page)
