import random
import signal
import tempfile
import time
import unittest
from pathlib import Path

from cluster import Cluster, until
from sweeps import check, records, run, walk

SEEDS, SIZES = range(16), range(2, 6)
PARAMETERS = ("-p", "seed=0..15", "-p", "size=2..5")


class Slurm(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def submit(self, cluster, *arguments):
        code, said = run("sweep", *arguments, "--slurm", environment=cluster.environment)
        self.assertEqual(code, 0, said + cluster.log("slurmctld"))
        return said

    def test_64_tasks_with_kills_and_requeues_end_in_the_table_of_a_local_sweep(self):
        chance = random.Random(5)
        notebook = walk(self.folder)
        local, there = self.folder / "local", self.folder / "slurm"
        with Cluster(self.folder / "cluster") as cluster:
            self.assertIn("an array of 64 tasks", self.submit(cluster, notebook, *PARAMETERS, "-o", there))
            self.assertIn("in the queue already", self.submit(cluster, notebook, *PARAMETERS, "-o", there))
            job = cluster.run("squeue", "--noheader", "--format=%F").stdout.split()[0]
            kills = {"task": 0, "requeue": 0, "warning": 0, "slurmd": 0}
            end = time.monotonic() + 1500
            while cluster.queue() or len([one for one in records(there).values() if one["state"] == "done"]) < 64:
                self.assertLess(time.monotonic(), end, f"{cluster.queue()} {kills} {cluster.log('slurmctld')}")
                queue = cluster.queue()
                if not queue:  # those that were killed outright: the same command again
                    self.submit(cluster, notebook, *PARAMETERS, "-o", there)
                    continue
                running = [place for place, state in queue.items() if state == "RUNNING"]
                what = chance.choice(list(kills))
                if running and kills[what] < 4:
                    kills[what] += 1
                    task = f"{job}_{chance.choice(running)}"
                    if what == "task":
                        cluster.signal("KILL", "--full", task)
                    elif what == "requeue":
                        cluster.run("scontrol", "requeue", task, check=False)
                    elif what == "warning":
                        cluster.signal("USR1", "--batch", task)  # what comes before the time limit
                    else:
                        cluster.kill("slurmd")
                        cluster.start("slurmd")
                time.sleep(chance.random())
            self.assertEqual(kills, {"task": 4, "requeue": 4, "warning": 4, "slurmd": 4})
            code, said = run("sweep", "status", there, environment=cluster.environment)
            self.assertEqual((code, said.strip().split("\n")[-1]), (0, "64 runs: 64 done"))
            code, said = run("sweep", "collect", there, environment=cluster.environment)
            self.assertEqual(code, 0, said)
        check(self, there, SEEDS, SIZES)
        code, said = run("sweep", notebook, *PARAMETERS, "--jobs", "2", "-o", local)
        self.assertEqual(code, 0, said)
        self.assertEqual((local / "results.csv").read_bytes(), (there / "results.csv").read_bytes())

    def test_a_task_that_is_warned_before_its_time_limit_goes_on_under_the_same_id(self):
        notebook = walk(self.folder, length=700, pause=100)  # 70 s and more
        there = self.folder / "slurm"
        with Cluster(self.folder / "cluster") as cluster:
            self.submit(cluster, notebook, "-p", "seed=1", "-p", "size=2", "-o", there, "--time", "1", "--warning", "20")
            job = cluster.run("squeue", "--noheader", "--format=%F").stdout.strip()
            until(lambda: records(there).get("seed=1,size=2", {}).get("state") == "interrupted", 400, "the warning and the checkpoint")
            until(lambda: records(there)["seed=1,size=2"]["sittings"] == 2, 400, "the second sitting")
            self.assertEqual(cluster.run("squeue", "--noheader", "--format=%F").stdout.strip(), job)
            until(lambda: records(there)["seed=1,size=2"]["state"] == "done", 600, "the end")
            run("sweep", "collect", there)
        self.assertEqual(check(self, there, [1], [2], length=700), 0)

    def test_what_is_cancelled_saves_its_checkpoint_and_bad_requests_submit_nothing(self):
        notebook = walk(self.folder, length=3000, pause=100)
        there = self.folder / "a sweep's folder"
        with Cluster(self.folder / "cluster") as cluster:
            code, said = run("sweep", notebook, "-p", "seed=1", "-o", there, "--slurm", "--partition", "nowhere", environment=cluster.environment)
            self.assertEqual((code, said.strip()), (2, "Slurm refuses (sbatch): invalid partition specified: nowhere"))
            self.assertFalse(there.exists())
            self.submit(cluster, notebook, "-p", "seed=0..5", "-p", "size=2", "-o", there)
            until(lambda: len(list(there.glob("*/state.txt"))) == 4, 400, "the start of four tasks")
            code, said = run("sweep", "cancel", there, environment=cluster.environment)
            self.assertEqual(code, 0, said)
            self.assertIn("6 tasks are cancelled", said)
            until(lambda: not cluster.queue(), 200, "the end of the queue")
            self.assertEqual({one["state"] for one in records(there).values()}, {"interrupted"})
            code, said = run("sweep", "status", there, environment=cluster.environment)
            self.assertIn("6 runs: 4 interrupted, 2 waiting", said)
            self.assertEqual(len(list(there.glob("slurm-*.txt"))), 4)


if __name__ == "__main__":
    unittest.main()
