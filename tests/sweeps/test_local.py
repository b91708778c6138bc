import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from cluster import until
from sweeps import check, code, command, records, run, start, table, walk, write


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

    def limited(self, kibibytes, *arguments):
        """Runs with no more than so many kibibytes a file: as on a disk that is full, a longer write ends in the middle."""
        # .NET keeps compiled code in a file in memory, which would be limited too.
        environment = os.environ | {"DOTNET_EnableWriteXorExecute": "0"}
        return subprocess.run(["bash", "-c", f"ulimit -f {kibibytes}; exec \"$@\"", "-", *command(*arguments)], text=True, timeout=300, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=environment,
                              preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))

    def test_a_disk_that_is_full_from_the_start_is_said_in_a_sentence(self):
        arguments = ("sweep", walk(self.folder), "-p", "seed=0", "-p", "size=2", "-o", self.sweep)
        done = self.limited(1, *arguments)
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assertRegex(done.stdout, r"^.*walk.ipynb cannot be written: .+\n$")
        self.assertEqual(list(self.sweep.iterdir()), [])
        code, said = run(*arguments)
        self.assertEqual(code, 0, said)
        check(self, self.sweep, [0], [2])

    def test_a_disk_that_is_full_in_a_run_fails_it_and_leaves_whole_files_only(self):
        notebook = write(self.folder / "long.ipynb", code("long seed = 0;", "parameters"), code("Console.WriteLine(new string('x', 200_000));"))
        arguments = ("sweep", notebook, "-p", "seed=0", "-o", self.sweep)
        done = self.limited(64, *arguments)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertRegex(done.stdout, r"FAILED  seed=0  .*long.ipynb cannot be written: ")
        self.assertNotIn("   at ", done.stdout)
        self.assertIn("1 runs: 0 done, 0 running, 1 failed, 0 waiting", done.stdout)
        self.assertEqual([row["state"] for row in table(self.sweep)], ["failed"])
        files = [file for file in self.sweep.rglob("*") if file.is_file()]
        self.assertEqual([file for file in files if file.suffix == ".tmp" or file.parent != self.sweep and file.suffix == ".ipynb"], [])
        for file in files:
            if file.suffix in (".json", ".ipynb"):
                json.loads(file.read_text(encoding="utf-8"))
        code_, said = run(*arguments)
        self.assertEqual(code_, 0, said)
        self.assertEqual([row["state"] for row in table(self.sweep)], ["done"])

    def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(self):
        notebook, nowhere = walk(self.folder), "/sys/nowhere"  # not by the system's own administrator either
        for arguments in (("sweep", notebook, "-p", "seed=0", "-o", nowhere), ("run", notebook, "-o", f"{nowhere}/")):
            code_, said = run(*arguments)
            self.assertEqual(code_, 2, said)
            self.assertIn(nowhere, said)
            self.assertEqual(len(said.strip().split("\n")), 1, said)

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
