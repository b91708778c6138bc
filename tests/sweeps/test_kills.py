import os
import random
import signal
import tempfile
import time
import unittest
from pathlib import Path

from sweeps import check, run, start, walk

SEEDS, SIZES = range(4), range(2, 5)
KILLS = 34  # and 16 more under Slurm, in test_slurm


def tasks(runner):
    """The processes that a runner has started."""
    found = []
    for thread in Path(f"/proc/{runner.pid}/task").glob("*"):
        try:
            found += [int(child) for child in (thread / "children").read_text().split()]
        except OSError:
            continue
    return found


class Kills(unittest.TestCase):
    def test_no_run_is_lost_and_none_is_done_twice_however_often_the_runner_or_a_task_is_killed(self):
        chance = random.Random(7)
        killed = {"runner": 0, "task": 0}
        with tempfile.TemporaryDirectory() as temporary:
            notebook = walk(temporary, length=40, pause=60)
            folder = Path(temporary) / "sweep"
            arguments = ("sweep", notebook, "-p", "seed=0..3", "-p", "size=2..4", "--jobs", "3", "-o", folder)
            end = time.monotonic() + 1500
            runner = start(*arguments)
            while sum(killed.values()) < KILLS:
                self.assertLess(time.monotonic(), end, killed)
                time.sleep(chance.random() * 3)
                children = tasks(runner)
                if runner.poll() is None and children and chance.random() < 0.7:
                    os.kill(chance.choice(children), signal.SIGKILL)
                    killed["task"] += 1
                elif runner.poll() is None:
                    runner.kill()
                    killed["runner"] += 1
                if runner.poll() is not None or killed["runner"] and not tasks(runner):
                    runner.wait(30)
                    runner.stdout.close()
                    runner = start(*arguments)
            runner.communicate(timeout=600)
            for _ in range(3):  # runs whose task was killed last count as failed: the same command again
                code, said = run(*arguments)
                if code == 0:
                    break
            self.assertEqual(code, 0, said)
            repeated = check(self, folder, SEEDS, SIZES, length=40)
            leftovers = [file for file in folder.rglob("*.tmp")]
            self.assertLess(len(leftovers), KILLS)
            print(f"{killed}, {repeated} steps made again", flush=True)


if __name__ == "__main__":
    unittest.main()
