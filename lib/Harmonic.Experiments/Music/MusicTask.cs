using Harmonic.Data;
using Harmonic.Music;

namespace Harmonic.Experiments;

/// <summary>Everything of a collection of songs that encoders are trained and measured on: made once, the same for all of them.</summary>
public sealed class MusicTask
{
    // The same phrases whatever an encoder's seed.
    private const long AnalysisSeed = 42;

    /// <summary>Prepares songs.</summary>
    /// <param name="music">The songs.</param>
    /// <param name="shape">The size of phrases.</param>
    /// <param name="mostAnswers">How many phrases of the test the returns are looked for in, at most; of songs from the first on.</param>
    /// <param name="mostLearned">From how many phrases of training the probes learn, at most.</param>
    public MusicTask(MusicData music, PhraseShape shape, int mostAnswers = 8000, int mostLearned = 4000)
    {
        ArgumentNullException.ThrowIfNull(music);
        (Music, Shape) = (music, shape);
        Learned = PhraseShelf.Of(music.Train, shape).Thinned(mostLearned);
        var (songs, count) = (new List<Song>(), 0);
        foreach (var song in music.Test.TakeWhile(_ => count < mostAnswers))
        {
            songs.Add(song);
            count += song.Bars.Count;
        }
        Tested = PhraseShelf.Of(songs, shape);
        Returns = MotifReturns.Find(Tested);
    }

    /// <summary>The songs.</summary>
    public MusicData Music { get; }

    /// <summary>The size of phrases.</summary>
    public PhraseShape Shape { get; }

    /// <summary>Phrases of training.</summary>
    public PhraseShelf Learned { get; }

    /// <summary>Phrases of the test.</summary>
    public PhraseShelf Tested { get; }

    /// <summary>The returns among the phrases of the test.</summary>
    public IReadOnlyList<MotifReturn> Returns { get; }

    /// <summary>Phrases of training, as encoders see them.</summary>
    public ImageSource Train(bool cutAnew) => MusicData.Phrases(Music.Name, Music.Train, Shape, cutAnew);

    /// <summary>Phrases of songs that no training sees, shifted with zeros or cut anew.</summary>
    public ImageSource Test(bool cutAnew) => MusicData.Phrases(Music.Name + " (test)", Music.Test, Shape, cutAnew);

    /// <summary>How well codes find returns: as they are, and without the directions of pitch and time.</summary>
    /// <param name="encode">Makes a code of each image.</param>
    /// <param name="standardised">Whether all latents count alike.</param>
    /// <param name="queries">How many phrases are asked for at most.</param>
    public IReadOnlyList<MotifRetrieval> Retrieve(
        Func<IReadOnlyList<IImage>, float[,]> encode,
        bool standardised = false,
        int queries = 400
    )
    {
        ArgumentNullException.ThrowIfNull(encode);
        var codes = encode(Tested.Phrases);
        var moves = MeanMoves.Of(encode, Train(cutAnew: true), AnalysisSeed);
        return
        [
            .. Retrieve("as they are", WaysOfLooking.Codes(codes, standardised), queries),
            .. Retrieve("without pitch and time", WaysOfLooking.Codes(moves.Removed(codes), standardised), queries),
        ];
    }

    /// <summary>How well a way of looking finds all returns, and those that are transposed or delayed.</summary>
    public IReadOnlyList<MotifRetrieval> Retrieve(string way, PhraseDistances distances, int queries = 400) =>
        [
            MotifRetrieval.Of(way, Tested, Returns, distances, moved: false, queries),
            MotifRetrieval.Of(way, Tested, Returns, distances, moved: true, queries),
        ];

    /// <summary>What a linear map reads of chords and keys from codes.</summary>
    public (LabelProbe Chord, LabelProbe Key) Probe(Func<IReadOnlyList<IImage>, float[,]> encode)
    {
        ArgumentNullException.ThrowIfNull(encode);
        var (learned, tested) = (encode(Learned.Phrases), encode(Tested.Phrases));
        Song[] songs = [.. Tested.Phrases.Select(phrase => phrase.Song)];
        return (Of(LabelProbe.Chord), Of(LabelProbe.Key));

        LabelProbe Of(Func<SongPhrase, int> label) =>
            LabelProbe.Of(learned, [.. Learned.Phrases.Select(label)], tested, [.. Tested.Phrases.Select(label)], songs);
    }
}
