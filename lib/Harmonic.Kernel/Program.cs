return await Harmonic.Kernel.CommandLine.HarmonicCommand.InvokeAsync(args);
