// What every notebook loads: `#!import setup.cs`. Where lib/bin is not there yet, `./run build` (on Windows `run build`) makes it.
#r "../lib/bin/TorchSharp.dll"
#r "../lib/bin/Harmonic.dll"
#r "../lib/bin/Harmonic.Embedding.dll"
#r "../lib/bin/Harmonic.Figures.dll"
#r "../lib/bin/Harmonic.Music.dll"
#r "../lib/bin/Harmonic.Experiments.dll"

using System.IO;
using Harmonic.Data;
using Harmonic.Embedding;
using Harmonic.Experiments;
using Harmonic.Figures;
using Harmonic.Losses;
using Harmonic.Models;
using Harmonic.Music;
using Harmonic.Training;
using Microsoft.DotNet.Interactive;
using TorchSharp;
using static TorchSharp.torch;
