namespace Harmonic.Notebooks.Tests.Documents;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Training loss", "training-loss")]
    [InlineData("  PCA: pitch & time (40%) ", "pca-pitch-time-40")]
    [InlineData("Überlagerung 音高", "überlagerung-音高")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("…", "")]
    public void A_title_becomes_a_file_name(string title, string slug) => Assert.Equal(slug, Slug.Of(title));

    [Fact]
    public void A_long_title_is_cut_between_words()
    {
        var slug = Slug.Of(string.Join(' ', Enumerable.Repeat("superposition", 9)));
        Assert.Equal("superposition-superposition-superposition", slug);
    }
}
