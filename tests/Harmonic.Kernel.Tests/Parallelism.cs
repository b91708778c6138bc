// The console, the formatters and the file descriptors belong to the process: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
