using Harmonic.Data;
using static TorchSharp.torch;

namespace Harmonic.Tests.Data;

public sealed class DomainSamplerTests
{
    public static TheoryData<IMixingDomain> Domains => [new ToneDomain(), new BlobDomain()];

    [Theory]
    [MemberData(nameof(Domains))]
    public void A_batch_is_a_stretch_of_the_data_set_however_it_is_cut(IMixingDomain domain)
    {
        var sampler = new DomainSampler(domain, 9);
        foreach (
            var draw in new Func<long, int, Tensor>[] { sampler.Valid, sampler.Parts, (first, count) => sampler.Invalid(first, count) }
        )
        {
            using var whole = draw(100, 12);
            using var first = draw(100, 5);
            using var rest = draw(105, 7);
            using var joined = cat([first, rest]);
            Assert.Equal([12, domain.Size], whole.shape);
            Assert.True(whole.Equals(joined));
        }
    }

    [Theory]
    [MemberData(nameof(Domains))]
    public void Another_seed_gives_other_samples_and_the_three_sequences_differ(IMixingDomain domain)
    {
        var (one, two) = (new DomainSampler(domain, 1), new DomainSampler(domain, 2));
        using var valid = one.Valid(0, 8);
        using var other = two.Valid(0, 8);
        using var parts = one.Parts(0, 8);
        Assert.False(valid.Equals(other));
        Assert.False(valid.Equals(parts));
    }

    [Theory]
    [MemberData(nameof(Domains))]
    public void Counterexamples_take_turns(IMixingDomain domain)
    {
        var sampler = new DomainSampler(domain, 5);
        using var mixed = sampler.Invalid(0, 6);
        for (var kind = 0; kind < domain.InvalidKinds.Count; kind++)
        {
            using var ofKind = sampler.Invalid(0, 6, kind);
            Assert.True(mixed[kind].Equals(ofKind[kind]));
            Assert.True(mixed[kind + domain.InvalidKinds.Count].Equals(ofKind[kind + domain.InvalidKinds.Count]));
        }
    }

    [Fact]
    public void An_empty_batch_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DomainSampler(new BlobDomain(), 1).Valid(0, 0));
}
