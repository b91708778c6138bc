return await Harmonic.Notebooks.CommandLine.HarmonicCommand.InvokeAsync(args);
