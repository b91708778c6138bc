// Counts of live tensors, random numbers and the thread count belong to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
