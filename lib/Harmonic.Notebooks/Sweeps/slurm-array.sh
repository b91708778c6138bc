#!/bin/bash
#SBATCH --job-name={NAME}
#SBATCH --array={RUNS}
#SBATCH --output={FOLDER}/slurm-%a.txt
#SBATCH --open-mode=append
#SBATCH --requeue
#SBATCH --signal=B:USR1@{WARNING}
{OPTIONS}
# One task is one run of the sweep in {FOLDER}; its number there is that of the task.
# Each writes into its own folder only, and goes on from its checkpoint if it has one.

export DOTNET_PROCESSOR_COUNT=${SLURM_CPUS_PER_TASK:-1} OMP_NUM_THREADS=${SLURM_CPUS_PER_TASK:-1} MKL_NUM_THREADS=${SLURM_CPUS_PER_TASK:-1}

# USR1 comes {WARNING} s before the time limit: the run saves its checkpoint and ends, and the task is queued again under the same number.
# TERM comes with preemption, where Slurm itself queues it again, and with scancel.
warned=
trap 'warned=yes; kill -TERM $run' USR1
trap 'kill -TERM $run' TERM

{PROGRAM} sweep task {FOLDER} "$SLURM_ARRAY_TASK_ID" &
run=$!
wait $run
while kill -0 $run 2>/dev/null; do wait $run; done # a signal ends a wait, not the run
wait $run
status=$?

if [ -n "$warned" ] && [ $status != 0 ]; then
  exec scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
fi
exit $status
