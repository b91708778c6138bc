using System.Net;
using Harmonic.Figures;

namespace Harmonic.Experiments;

/// <summary>
/// Sounds to listen to side by side in a notebook, each with a player of its own; the sounds are within the page and need no file.
/// </summary>
/// <param name="sounds">What each is, and the sound.</param>
[TypeFormatterSource(typeof(SoundPlayerFormatterSource))]
public sealed class SoundPlayer(params (string Name, Waveform Sound)[] sounds)
{
    /// <summary>The players as HTML, each under its name.</summary>
    public string ToHtml() =>
        string.Concat(
            "<div style=\"display:flex;flex-wrap:wrap;gap:16px\">",
            string.Concat(
                sounds.Select(sound =>
                    $"<figure style=\"margin:0\"><figcaption>{WebUtility.HtmlEncode(sound.Name)}</figcaption>"
                    + $"<audio controls preload=\"none\" "
                    + $"src=\"data:audio/wav;base64,{Convert.ToBase64String(sound.Sound.ToWav())}\"></audio></figure>"
                )
            ),
            "</div>"
        );

    /// <summary>Names and lengths.</summary>
    public override string ToString() =>
        string.Join('\n', sounds.Select(sound => $"[sound] {sound.Name}, {sound.Sound.Samples.Count / (double)Waveform.SampleRate:F1} s"));
}
