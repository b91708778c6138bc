namespace Harmonic.Notebooks.Sites;

/// <summary>What a site is made of.</summary>
/// <param name="Notebooks">Executed notebooks, in the order of the front page.</param>
/// <param name="Folder">Where the site goes.</param>
/// <param name="Title">Title of the front page.</param>
/// <param name="Introduction">Markdown under that title.</param>
internal sealed record SiteOptions(
    IReadOnlyList<string> Notebooks,
    string Folder,
    string Title = "Harmonic Notebooks",
    string Introduction = ""
);
