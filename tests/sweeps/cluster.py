"""A Slurm cluster of one node that is this process's own: Debian's slurmctld and slurmd with a configuration, state and ports of their own, on
loopback alone, gone with it."""
import getpass
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

CONFIGURATION = """\
ClusterName=harmonictest
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ctld_port}
SlurmdPort={d_port}
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/none
# A task that is queued again waits for this long, on most clusters for two minutes.
AuthInfo=cred_expire=10
CredType=cred/none
SlurmUser={user}
SlurmdUser={user}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SwitchType=switch/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
SchedulerParameters=sched_interval=2,batch_sched_delay=0,bf_interval=2,sched_min_interval=0
# A daemon that was killed may come back.
KillWait=30
SlurmdTimeout=300
ReturnToService=2
MinJobAge=600
NodeName={host} NodeAddr=127.0.0.1 NodeHostname={host} CPUs={cpus} RealMemory=2000 State=UNKNOWN
PartitionName=short Nodes={host} Default=YES MaxTime=60 State=UP
"""


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def until(condition, seconds, what):
    """Waits for a condition, but not for ever."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.2)
    raise TimeoutError(f"{what} took more than {seconds} s")


class Cluster:
    """`with Cluster(folder) as cluster:` Slurm's commands find it by SLURM_CONF in `cluster.environment`."""

    def __init__(self, folder, cpus=4):
        self.folder = Path(folder)
        self.cpus = cpus
        self.environment = os.environ | {"SLURM_CONF": str(self.folder / "slurm.conf")}
        self.daemons = {}

    def __enter__(self):
        missing = [name for name in ("slurmctld", "slurmd", "sbatch") if shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin") is None]
        if missing:
            raise FileNotFoundError(f"{', '.join(missing)}: install slurm-wlm")
        for name in ("state", "spool"):
            (self.folder / name).mkdir(parents=True)
        host = socket.gethostname().split(".")[0]
        (self.folder / "slurm.conf").write_text(CONFIGURATION.format(
            host=host, folder=self.folder, user=getpass.getuser(), cpus=self.cpus, ctld_port=free_port(), d_port=free_port()))
        (self.folder / "cgroup.conf").write_text("CgroupPlugin=cgroup/v1\n")
        self.start("slurmctld")
        self.start("slurmd")
        try:
            until(lambda: "idle" in self.run("sinfo", "--noheader", "--format=%T", check=False).stdout, 200, "Slurm's start")
        except TimeoutError as late:
            self.__exit__()
            raise TimeoutError(f"{late}\n{self.log('slurmctld')}\n{self.log('slurmd')}") from late
        return self

    def start(self, name):
        output = open(self.folder / f"{name}.out", "ab")
        self.daemons[name] = subprocess.Popen(
            [f"/usr/sbin/{name}", "-D"], env=self.environment, stdout=output, stderr=output, stdin=subprocess.DEVNULL)

    def kill(self, name, number=signal.SIGKILL):
        """Ends a daemon; what it has started goes on."""
        self.daemons[name].send_signal(number)
        self.daemons[name].wait(30)

    def run(self, *command, check=True, timeout=60):
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=check, timeout=timeout)

    def signal(self, name, whom, task):
        """Sends a signal to a task that runs; where it has just ended, or its daemon has just been killed, to nobody."""
        try:
            self.run("scancel", f"--signal={name}", whom, task, check=False, timeout=20)
        except subprocess.TimeoutExpired:
            pass

    def queue(self):
        """The states of the tasks in the queue, by their place in the array."""
        lines = self.run("squeue", "--noheader", "--array", "--format=%K %T").stdout.split("\n")
        return {int(place): state for place, state in (line.split() for line in lines if line.split()) if place.isdigit()}

    def log(self, name):
        path = self.folder / f"{name}.log"
        out = self.folder / f"{name}.out"
        return "\n".join(one.read_text(errors="replace")[-1500:] for one in (path, out) if one.exists())

    def __exit__(self, *_):
        self.run("scancel", "--signal=KILL", "--full", f"--user={getpass.getuser()}", check=False)
        self.run("scancel", f"--user={getpass.getuser()}", check=False)
        for daemon in self.daemons.values():
            if daemon.poll() is None:
                daemon.terminate()
        for daemon in self.daemons.values():
            try:
                daemon.wait(20)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait(10)
        # Steps outlive their daemon; those of this cluster are known by its spool folder.
        for process in [Path("/proc") / one for one in os.listdir("/proc") if one.isdigit()]:
            try:
                if b"slurmstepd" in (process / "cmdline").read_bytes() and str(self.folder) in (process / "environ").read_bytes().decode(errors="replace"):
                    os.kill(int(process.name), signal.SIGKILL)
            except OSError:
                continue
