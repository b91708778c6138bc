import os
import random
import signal
import tempfile
import time
import unittest
from pathlib import Path

from sweeps import check, run, start, walk

SEEDS, SIZES, LENGTH = range(4), range(2, 5), 40
KILLS = {"runner": 14, "task": 20}  # and 16 more under Slurm, in test_slurm


def tasks(runner):
    """The processes that a runner has started."""
    found = []
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            if int(Path(f"/proc/{process}/stat").read_text(errors="replace").rsplit(")", 1)[1].split()[1]) == runner.pid:
                found.append(int(process))
        except OSError:
            continue  # it has ended
    return found


class Kills(unittest.TestCase):
    def test_no_run_is_lost_and_none_is_done_twice_however_often_the_runner_or_a_task_is_killed(self):
        chance = random.Random(7)
        left = dict(KILLS)
        with tempfile.TemporaryDirectory() as temporary:
            notebook = walk(temporary, length=LENGTH, pause=60)
            folder = Path(temporary) / "sweep"
            arguments = ("sweep", notebook, "-p", "seed=0..3", "-p", "size=2..4", "--jobs", "3", "-o", folder)
            end = time.monotonic() + 1500
            runner = start(*arguments)
            before, ahead = 0, 0
            while sum(left.values()) > 0:
                self.assertLess(time.monotonic(), end, left)
                if runner.poll() is not None:  # killed, or at its end with failed runs: the same command again
                    runner.stdout.close()
                    runner = start(*arguments)
                steps = sum(file.read_bytes().count(b"\n") for file in folder.glob("*/steps.txt"))
                children = tasks(runner)
                if steps < before + ahead or not children:
                    time.sleep(0.05)
                    continue
                what = chance.choice([one for one, count in left.items() if count > 0])
                if what == "task":
                    os.kill(chance.choice(children), signal.SIGKILL)
                else:
                    runner.kill()
                    runner.wait(30)
                left[what] -= 1
                before, ahead = steps, chance.randrange(0, 18)  # also before the first step of a sitting
            runner.communicate(timeout=900)
            for _ in range(3):
                code, said = run(*arguments)
                if code == 0:
                    break
            self.assertEqual(code, 0, said)
            self.assertIn("12 runs, 12 of them done already", run(*arguments)[1])
            repeated = check(self, folder, SEEDS, SIZES, length=LENGTH)
            print(f"{KILLS}, {repeated} steps of {len(SEEDS) * len(SIZES) * LENGTH} made again", flush=True)


if __name__ == "__main__":
    unittest.main()
