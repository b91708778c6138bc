import os
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from cluster import until
from sweeps import check, command, records, run, start, table, walk


class Local(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.sweep = self.folder / "sweep"

    def test_others_go_on_where_one_fails_and_what_is_done_is_not_done_again(self):
        notebook = walk(self.folder)
        arguments = ("sweep", notebook, "-p", "seed=0..2", "-p", "size=2", "-p", "broken=1", "--jobs", "2", "-o", self.sweep)
        code, said = run(*arguments)
        self.assertEqual(code, 1, said)
        self.assertIn("FAILED  seed=1,size=2,broken=1  Cell 3, line 20: Exception: planted", said)
        self.assertIn("3 runs: 2 done, 0 running, 1 failed, 0 waiting", said)
        self.assertEqual([row["state"] for row in table(self.sweep)], ["done", "failed", "done"])
        before = records(self.sweep)
        code, said = run(*arguments)
        self.assertEqual(code, 1, said)
        self.assertIn("3 runs, 2 of them done already", said)
        after = records(self.sweep)
        for name, record in before.items():
            if record["state"] == "done":
                self.assertEqual(after[name], record)
            else:
                self.assertEqual(after[name]["sittings"], 2)
        self.assertTrue(all(record["versions"]["cores"] == max(1, os.cpu_count() // 2) for record in after.values()))

    def test_an_interrupted_sweep_goes_on_from_its_checkpoints(self):
        notebook = walk(self.folder, length=150, pause=100)
        arguments = ("sweep", notebook, "-p", "seed=0..1", "-p", "size=2", "--jobs", "2", "-o", self.sweep)
        runner = start(*arguments)
        until(lambda: len(list(self.sweep.glob("*/state.txt"))) == 2, 400, "both runs' first steps")
        runner.send_signal(signal.SIGTERM)
        said, _ = runner.communicate(timeout=200)
        self.assertEqual(runner.returncode, 130, said)
        self.assertIn("the same command goes on from here", said)
        self.assertEqual({record["state"] for record in records(self.sweep).values()}, {"interrupted"})
        for state in self.sweep.glob("*/state.txt"):
            self.assertLess(int(state.read_text().split()[0]), 150)
        code, said = run("sweep", notebook, "-p", "seed=0..1", "-p", "size=2", "--jobs", "2", "-o", self.sweep)
        self.assertEqual(code, 0, said)
        check(self, self.sweep, [0, 1], [2], length=150)

    def test_a_full_disk_fails_the_run_and_leaves_what_was_whole(self):
        notebook = walk(self.folder)
        limited = ["bash", "-c", "ulimit -f 1; exec \"$@\"", "-", *command("sweep", notebook, "-p", "seed=0", "-p", "size=2", "-o", self.sweep)]
        # Half a kibibyte a file: as on a disk that is full, a write ends in the middle.
        done = subprocess.run(limited, capture_output=True, text=True, timeout=300, check=False, stdin=subprocess.DEVNULL,
                              preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
        self.assertNotEqual(done.returncode, 0, done.stdout + done.stderr)
        code, said = run("sweep", notebook, "-p", "seed=0", "-p", "size=2", "-o", self.sweep)
        self.assertEqual(code, 0, said)
        check(self, self.sweep, [0], [2])

    def test_bad_requests_are_said_in_a_sentence(self):
        notebook = walk(self.folder)
        programs = self.folder / "programs"
        programs.mkdir()
        (programs / "dotnet").symlink_to(Path(shutil.which("dotnet")).resolve())
        nowhere = os.environ | {"PATH": str(programs)}
        for arguments, expected in (
            (["-p", "sead=1"], "has no parameter `sead`"),
            (["-p", "seed=3..1"], "is empty"),
            (["-p", "seed=0..9999", "-p", "size=0..999"], "10,000,000 combinations"),
            (["-p", "seed=1", "--jobs", "0"], "--jobs must be 1 or more"),
            (["-p", "seed=1", "--slurm"], "There is no Slurm here"),
        ):
            code, said = run("sweep", notebook, *arguments, environment=nowhere)
            self.assertEqual(code, 2, said)
            self.assertIn(expected, said)
            self.assertEqual(len(said.strip().split("\n")), 1, said)
        self.assertEqual({file.name for file in self.folder.iterdir()}, {"walk.ipynb", "programs"})


if __name__ == "__main__":
    unittest.main()
