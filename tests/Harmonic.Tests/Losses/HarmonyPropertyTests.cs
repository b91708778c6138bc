using Harmonic.Losses;
using static TorchSharp.torch;

namespace Harmonic.Tests.Losses;

public sealed class HarmonyPropertyTests
{
    private const int Indices = 48;
    private static readonly FrequencyGrid Grid = FrequencyGrid.EqualTempered(Indices);

    public static TheoryData<string> Forms => ["HutchinsonKnopoff", "Sethares", "AsWritten", "partials", "ratio"];

    private static PairwiseMeasure Form(string name) =>
        name switch
        {
            "partials" => PlompLevelt.Measure(Grid, partials: 6),
            "ratio" => RatioHarmony.Measure(Grid),
            _ => PlompLevelt.Measure(Grid, Enum.Parse<CriticalBandwidth>(name)),
        };

    /// <summary>From dense latents to sparse ones: powers of uniform numbers, the loudest index at 1.</summary>
    private static Tensor Latents(int rows = 1000)
    {
        var latents = cat([
            .. new[] { 1, 4, 20, 200 }.Select(power =>
                rand([rows / 4, Indices], dtype: ScalarType.Float64, generator: new Generator((ulong)power)).pow(power)
            ),
        ]);
        return latents / latents.amax(1).unsqueeze(1);
    }

    private static void Near(Tensor expected, Tensor actual, double tolerance = 1e-12) =>
        Assert.True((expected - actual).abs().max().@double().item<double>() <= tolerance);

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_is_symmetric_and_has_no_diagonal(string name)
    {
        var matrix = Form(name).Matrix;
        for (var i = 0; i < Indices; i++)
        {
            Assert.Equal(0, matrix[i, i]);
            for (var j = 0; j < i; j++)
            {
                Assert.Equal(matrix[i, j], matrix[j, i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void An_energy_is_the_sum_over_pairs(string name)
    {
        var (form, latents) = (Form(name), Latents(8));
        var (matrix, rows, energies) = (
            form.Matrix,
            latents.data<double>().ToArray().Chunk(Indices).ToArray(),
            form.Energy(latents).data<double>().ToArray()
        );
        for (var b = 0; b < rows.Length; b++)
        {
            var pairs =
                from i in Enumerable.Range(0, Indices)
                from j in Enumerable.Range(0, Indices)
                select rows[b][i] * rows[b][j] * matrix[i, j];
            var sum = pairs.Sum();
            Assert.Equal(sum, energies[b], 1e-12 * Math.Max(1, Math.Abs(sum)));
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_normalised_form_does_not_see_scale_and_stays_within_its_range(string name)
    {
        var (form, latents) = (Form(name), Latents());
        var values = form.Normalised(latents);
        Near(values, form.Normalised(latents * 1e-5));
        Near(values, form.Normalised(latents * 1e5));
        Assert.InRange(values.min().item<double>(), form.Range.Least, form.Range.Greatest);
        Assert.InRange(values.max().item<double>(), form.Range.Least, form.Range.Greatest);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_most_dissonant_chord_is_a_latent_and_reaches_the_upper_end_of_the_range(string name)
    {
        var form = Form(name);
        var chord = form.EigenChords[^1];
        var latent = tensor(chord.Amplitudes).unsqueeze(0).clamp_min(0);
        Assert.True(chord.Amplitudes.Min() > -1e-9);
        Assert.Equal(form.Range.Greatest, form.Normalised(latent).item<double>(), 1e-12);
        Assert.Equal(form.EigenChords.Select(c => c.Eigenvalue).Order(), form.EigenChords.Select(c => c.Eigenvalue));
    }

    [Fact]
    public void An_eigen_chord_is_only_scaled_by_its_form()
    {
        var form = Form("HutchinsonKnopoff");
        var matrix = tensor(form.Matrix);
        foreach (var chord in form.EigenChords)
        {
            var amplitudes = tensor(chord.Amplitudes);
            Near(amplitudes * chord.Eigenvalue, matrix.mv(amplitudes));
            Assert.Equal(1, amplitudes.square().sum().item<double>(), 1e-12);
        }
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 3)]
    [InlineData(true, 1)]
    public void Alignment_lies_between_minus_1_and_0_and_does_not_see_scale(bool hard, int subharmonics)
    {
        var (alignment, latents) = (new HarmonicAlignment(Grid, subharmonics, hard: hard), Latents());
        var values = alignment.Of(latents);
        Near(values, alignment.Of(latents * 1e4));
        Assert.InRange(values.min().item<double>(), -1, 0);
        Assert.InRange(values.max().item<double>(), -1, 0);
    }

    [Fact]
    public void Harmonics_align_perfectly_and_a_latent_between_them_worst()
    {
        var series = new HarmonicAlignment(FrequencyGrid.HarmonicSeries(16));
        Assert.Equal(
            0,
            series
                .Of(
                    tensor(
                        new double[,]
                        {
                            { 1, 0.9, 0.7, 0, 0.5, 0, 0, 0.2, 0, 0, 0, 0, 0, 0, 0, 0.1 },
                        }
                    )
                )
                .item<double>(),
            1e-4
        );

        // 206 Hz is 51 cents off 200 Hz, 5,100 Hz half way between its harmonics; 401 Hz is 4.3 of the tolerated 50 cents off.
        var off = new HarmonicAlignment(FrequencyGrid.Of([200, 206, 401, 5100]), hard: true);
        // 200 Hz sounds loudest and is the fundamental; beside it a tenth as loud is what deviates.
        var beside = eye(4, dtype: ScalarType.Float64) * 0.1;
        beside.select(1, 0).fill_(1);
        var deviations = -off.Of(beside) * tensor(new[] { 1, 11.0, 11, 11 });
        var small = 1.0 / 400 / (Math.Pow(2, 50.0 / 1200) - 1);
        Near(tensor(new[] { 0, 1, small, 1 }), deviations);
    }

    [Fact]
    public void Subharmonics_find_a_fundamental_that_does_not_sound()
    {
        var grid = FrequencyGrid.Of([400, 500, 600]); // a major triad on the fourth harmonic of 100 Hz
        var triad = tensor(
            new double[,]
            {
                { 1, 1, 1 },
            }
        );
        Assert.True(new HarmonicAlignment(grid).Of(triad).item<double>() < -0.2);
        Assert.True(new HarmonicAlignment(grid, subharmonics: 6).Of(triad).item<double>() > -0.05);
    }

    [Fact]
    public void The_spectral_cosine_is_symmetric_bounded_and_does_not_see_scale()
    {
        var (first, second) = (Latents(), Latents().flip(0));
        var cosines = SpectralHarmony.Of(first, second);
        Near(cosines, SpectralHarmony.Of(second * 1e-4, first * 1e4));
        Near(nn.functional.cosine_similarity(first, second, dim: 1), cosines, 1e-9);
        Assert.InRange(cosines.max().item<double>(), 0, 1 + 1e-12);
        Assert.InRange(SpectralHarmony.Of(first, -first).max().item<double>(), -1 - 1e-12, -1 + 1e-9);
    }

    /// <summary>Squares of such numbers overflow or vanish in single precision.</summary>
    [Theory]
    [InlineData(1e-27)]
    [InlineData(1e-19)]
    [InlineData(1e9)]
    [InlineData(1e20)]
    [InlineData(1e37)]
    public void Amplitudes_of_any_size_have_the_values_of_those_near_1_and_gradients_as_finite(double scale)
    {
        var latents = Latents().@float();
        foreach (
            var measure in new Func<Tensor, Tensor>[]
            {
                Form("HutchinsonKnopoff").Normalised,
                amplitudes => SpectralHarmony.Of(amplitudes, amplitudes.flip(0)),
                amplitudes => SpectralHarmony.Of(latents, amplitudes.flip(0)),
            }
        )
        {
            var leaves = (latents * scale).requires_grad_();
            var values = measure(leaves);
            Near(measure(latents), values, 1e-5);
            values.sum().backward();
            Assert.True(leaves.grad!.isfinite().all().item<bool>());
        }
        Near(ones(1000), SpectralHarmony.Of(latents * scale, latents * scale), 1e-5);
    }

    [Fact]
    public void The_batched_loss_as_written_is_the_loop_for_latents_of_all_kinds()
    {
        var (latents, weights) = (Latents(40).@float(), new HarmonyWeights());
        latents = latents.where(latents > 0.3, zeros_like(latents)).narrow(1, 0, 12).contiguous();
        var batched = new HarmonyLossAsWritten(12).Score(latents, weights);
        for (var b = 0; b < latents.size(0); b++)
        {
            var one = HarmonyAsWritten.Loss(latents[b], weights.Alpha, weights.Beta).item<float>();
            Assert.Equal(one, batched[b].item<float>(), 1e-5f * Math.Max(1, Math.Abs(one)));
        }
    }

    [Fact]
    public void Measures_free_what_they_make()
    {
        var (loss, latents) = (new HarmonyLoss(Grid), Latents(8));
        var (errors, valid) = (zeros(8, dtype: ScalarType.Float64), tensor(Enumerable.Range(0, 8).Select(i => i % 2 == 0).ToArray()));
        loss.Score(latents, new HarmonyWeights()).Dispose(); // the constant matrices are made once and kept
        using var scope = NewDisposeScope();
        loss.Terms(latents, errors, valid, new HarmonyWeights());
        loss.Score(latents, new HarmonyWeights());
        Assert.Equal(5, scope.DisposablesCount); // four terms and a score
    }
}
