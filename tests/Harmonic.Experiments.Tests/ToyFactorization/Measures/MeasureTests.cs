using Harmonic.Data;

namespace Harmonic.Experiments.Tests.ToyFactorization;

/// <summary>Measures of codes that are made so that the answer is known.</summary>
public sealed class MeasureTests
{
    private static readonly ShiftGrid Additive = MadeCodes.Grid(MadeCodes.Additive);
    private static readonly ShiftGrid OwnDirections = MadeCodes.Grid(MadeCodes.OwnDirections, images: 40);

    [Fact]
    public void An_additive_code_has_every_cosine_that_was_asked_for()
    {
        var moves = MoveCosines.Of(Additive);
        foreach (var cosines in new[] { moves.Within, moves.Across })
        {
            Assert.Equal(1, cosines.Same, 1e-5);
            Assert.Equal(-1, cosines.Opposite, 1e-5);
            Assert.Equal(0, cosines.CrossMagnitude, 1e-5);
        }
        Assert.Equal((12 * 16, 0), (moves.Moves, moves.ZeroMoves));
    }

    /// <summary>The write-up's measure cannot tell this from the ideal; across images nothing is left.</summary>
    [Fact]
    public void Directions_of_each_images_own_are_perfect_within_and_at_chance_across()
    {
        var moves = MoveCosines.Of(OwnDirections);
        Assert.Equal(1, moves.Within.Same, 1e-5);
        Assert.Equal(-1, moves.Within.Opposite, 1e-5);
        Assert.Equal(0, moves.Within.CrossMagnitude, 1e-5);
        Assert.InRange(moves.Across.Same, -0.1, 0.1);
        Assert.InRange(moves.Across.CrossMagnitude, 0.1, 0.3); // 0.2 is the mean |cos| of random directions in 16 dimensions
        Assert.Equal(0, ShiftVariance.Of(OwnDirections).Interaction, 1e-6);
        Assert.InRange(Analogies.Of(OwnDirections, 1).Hits, 0, 0.1);
    }

    [Fact]
    public void The_parts_of_a_code_add_up_to_it_and_a_sum_needs_no_interaction()
    {
        var product = MadeCodes.Grid(MadeCodes.Product);
        var (first, all) = (product.Row(2, -4, -4), new ShiftParts(product, 2).Sum(true, true, true));
        for (var row = 0; row < all.GetLength(0); row++)
        {
            for (var latent = 0; latent < all.GetLength(1); latent++)
            {
                Assert.Equal(product.Latents[first + row, latent], all[row, latent], 1e-5f);
            }
        }
        var additive = new ShiftParts(Additive, 0);
        var (whole, sum) = (additive.Sum(true, true, true).Cast<float>(), additive.Sum(true, true, false).Cast<float>());
        Assert.All(whole.Zip(sum), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.Equal(additive.Total, additive.Pitch + additive.Time, 1e-6 * additive.Total);
        // Without one part nothing is left that goes with its shift.
        var pitch = new ShiftParts(product, 2).Sum(true, false, false);
        Assert.All(Enumerable.Range(0, 9), dx => Assert.Equal(pitch[0, 0], pitch[dx, 0]));
        Assert.Equal(1 + 18, FactorFigures.Parts(product, 2, true, true, false)[0, 0].Traces.Count);
    }

    [Fact]
    public void Moves_without_length_are_left_out_and_counted()
    {
        var still = MadeCodes.Grid((image, dy, dx) => image == 0 ? [1, 2, 3, 4] : MadeCodes.Additive(image, dy, dx));
        var moves = MoveCosines.Of(still);
        Assert.Equal((11 * 16, 16), (moves.Moves, moves.ZeroMoves));
        Assert.Equal(1, moves.Within.Same, 1e-5);
        Assert.Equal(0, ShiftVariance.Of(still).Interaction, 1e-6);
    }

    [Fact]
    public void Constant_codes_give_no_cosine_and_no_share_and_chance_among_analogies()
    {
        var constant = MadeCodes.Grid((_, _, _) => [1, 2]);
        var moves = MoveCosines.Of(constant);
        Assert.True(double.IsNaN(moves.Within.Same) && double.IsNaN(moves.Across.CrossMagnitude));
        Assert.Equal((0, 12 * 16), (moves.Moves, moves.ZeroMoves));
        Assert.True(double.IsNaN(ShiftVariance.Of(constant).Interaction));
        Assert.True(double.IsNaN(DoseResponse.Of(constant).Exponent));
        var (found, chance) = (Analogies.Of(constant, 1, 50), Analogies.Chance());
        Assert.Equal(chance.Hits, found.Hits, 1e-9);
        Assert.Equal(chance.Rank, found.Rank, 1e-9);
        Assert.Equal(chance.ReciprocalRank, found.ReciprocalRank, 1e-9);
        Assert.Contains("same", Assert.Throws<ArgumentException>(() => CodeRank.Of(constant.Latents)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Analogies_are_all_right_in_an_additive_code_and_at_chance_when_codes_are_shuffled()
    {
        var right = Analogies.Of(Additive, 1);
        Assert.Equal((1, 1, 1), (right.Hits, right.ReciprocalRank, right.Rank));
        var shuffled = Analogies.Of(MadeCodes.Shuffled(MadeCodes.Grid(MadeCodes.Additive, images: 60)), 1);
        Assert.InRange(shuffled.Hits, 0.002, 0.03);
        Assert.InRange(shuffled.ReciprocalRank, 0.04, 0.09);
        Assert.InRange(shuffled.Rank, 36, 46);
    }

    [Fact]
    public void An_additive_code_has_no_interaction_and_a_product_has()
    {
        var additive = ShiftVariance.Of(Additive);
        Assert.Equal(0.5, additive.Pitch, 1e-5);
        Assert.Equal(0.5, additive.Time, 1e-5);
        Assert.Equal(0, additive.Interaction, 1e-6);
        var product = ShiftVariance.Of(MadeCodes.Grid((_, dy, dx) => [dy * dx]));
        Assert.Equal(1, product.Interaction, 1e-6);
        Assert.InRange(ShiftVariance.Of(MadeCodes.Grid(MadeCodes.Product)).Interaction, 0.1, 0.9);
        // Codes that know nothing: 64 of the 80 degrees of freedom are the interaction's.
        Assert.Equal(
            0.8,
            ShiftVariance.Of(MadeCodes.Grid((i, dy, dx) => [MadeCodes.Noise(i, 9 * dy + dx + 40)], images: 60)).Interaction,
            0.02
        );
    }

    /// <summary>Uncentred, the mean code decides: a code that hardly moves scores best.</summary>
    [Fact]
    public void The_uncentred_singular_value_praises_codes_that_do_not_move()
    {
        var still = MadeCodes.Grid((image, dy, dx) => [10 + MadeCodes.Noise(image, 9 * dy + dx + 40), 10, 10, 10]);
        Assert.True(still.SingularValuesByPitch()[0, 0] > 0.9);
        Assert.InRange(still.SingularValuesByPitch(centred: true)[0, 0], 0.1, 0.35);
        Assert.Equal(1, Additive.SingularValuesByPitch(centred: true)[0, 0], 1e-4);
    }

    [Fact]
    public void Lengths_proportional_to_shifts_have_the_exponent_1_and_square_roots_one_half()
    {
        var linear = DoseResponse.Of(Additive);
        Assert.Equal(1, linear.Exponent, 1e-5);
        Assert.Equal(1, linear.Proportionality, 1e-6);
        Assert.Equal([1.0, 2, 3, 4], linear.Lengths.Select(length => Math.Round(length, 4)));
        var roots = MadeCodes.Grid((_, dy, dx) => [Math.Sign(dy) * Math.Sqrt(Math.Abs(dy)), Math.Sign(dx) * Math.Sqrt(Math.Abs(dx))]);
        Assert.Equal(0.5, DoseResponse.Of(roots).Exponent, 1e-5);
        Assert.True(DoseResponse.Of(roots).Proportionality < 0.98);
    }

    [Fact]
    public void Turning_the_codes_changes_the_scores_of_axes_and_nothing_else()
    {
        var turned = MadeCodes.Turned(Additive, 0.7);
        Assert.Equal(MoveCosines.Of(Additive).Across.Same, MoveCosines.Of(turned).Across.Same, 1e-5);
        Assert.Equal(Analogies.Of(Additive, 1).Hits, Analogies.Of(turned, 1).Hits);
        Assert.Equal(ShiftVariance.Of(Additive).Pitch, ShiftVariance.Of(turned).Pitch, 1e-5);
        Assert.Equal(CodeRank.Of(Additive.Latents).EffectiveRank, CodeRank.Of(turned.Latents).EffectiveRank, 1e-4);
        var factors = MadeCodes.Shifts(Additive);
        foreach (
            var score in new Func<float[,], double>[]
            {
                codes => Disentanglement.Dci(codes, factors).Disentanglement,
                codes => Disentanglement.MutualInformationGap(codes, factors),
                codes => Disentanglement.SeparatedAttributePredictability(codes, factors),
            }
        )
        {
            Assert.True(score(Additive.Latents) > 0.6, $"{score(Additive.Latents)}");
            Assert.True(score(turned.Latents) < score(Additive.Latents) - 0.3, $"{score(turned.Latents)}");
        }
    }

    [Fact]
    public void Ranks_are_those_of_a_line_and_of_a_sphere()
    {
        var random = new RandomSequence(1, 0);
        var (line, sphere) = (new float[2000, 8], new float[2000, 8]);
        for (var row = 0; row < 2000; row++)
        {
            var along = random.Uniform() - 0.5;
            for (var i = 0; i < 8; i++)
            {
                (line[row, i], sphere[row, i]) = ((float)(along * (i + 1)), (float)(random.Uniform() - 0.5));
            }
        }
        Assert.Equal(1, CodeRank.Of(line).EffectiveRank, 1e-3);
        Assert.Equal(1, CodeRank.Of(line).Participation, 1e-4);
        Assert.Equal(8, CodeRank.Of(sphere).EffectiveRank, 0.05);
        Assert.Equal(8, CodeRank.Of(sphere).Participation, 0.1);
        Assert.Equal(8, CodeRank.Of(sphere).RankMe, 0.05);
    }

    [Fact]
    public void What_cannot_be_measured_is_refused_in_a_sentence()
    {
        var one = MadeCodes.Grid(MadeCodes.Additive, images: 1);
        Refused("one image", () => MoveCosines.Of(one));
        Refused("one image", () => Analogies.Of(one, 1));
        Refused("finite", () => MadeCodes.Grid((_, _, _) => [double.NaN]));
        Refused("2 latents", () => Disentanglement.MutualInformationGap(new float[9, 1], new double[9, 2]));
        Refused("2 latents", () => Disentanglement.SeparatedAttributePredictability(new float[9, 1], new double[9, 2]));
        Refused("same value", () => Disentanglement.Dci(Additive.Latents, new double[Additive.Dy.Length, 2]));
        Refused("two factors", () => Disentanglement.Dci(new float[9, 2], new double[9, 1]));
        Refused("codes alone", () => LinearProbe.Of(Additive));
        Refused("codes alone", () => MoveCosines.Of(Additive, keepingInk: true));
        Refused("not 5", () => ShiftGrid.Of(new float[5, 2], 1));

        static void Refused(string word, Func<object> measure) =>
            Assert.Contains(word, Assert.ThrowsAny<ArgumentException>(measure).Message, StringComparison.Ordinal);
    }
}
