namespace Harmonic.Figures;

/// <summary>Figures with controls above them, in a notebook.</summary>
public static class Interact
{
    /// <summary>
    /// A figure that is drawn anew while its controls move. It appears where it ends a cell:
    /// <code>
    /// Interact.With((double gamma, int components) => Embedding(gamma, components), Slider.Log(0.1, 10), Slider.Whole(1, 4))
    /// </code>
    /// In a kernel without widgets it is the figure at the starting values.
    /// </summary>
    /// <param name="draw">
    /// Returns a <see cref="Figure"/>, or a tuple of one and more (sounds, tables, texts). Its parameters' names stand beside the controls.
    /// It runs beside the cells; a last parameter of type <see cref="CancellationToken"/> tells it when nobody waits for it any more.
    /// </param>
    /// <param name="controls">One for each parameter, in order.</param>
    /// <exception cref="ArgumentException">Controls and parameters do not go together.</exception>
    public static Interaction With(Delegate draw, params Adjustable[] controls) =>
        new(new DrawingFunction(draw, controls), onDemand: false);

    /// <summary>
    /// The same for what takes longer: it begins when a button is pressed, shows how far it is, and can be stopped.
    /// </summary>
    /// <param name="draw">
    /// As in <see cref="With"/>; a parameter of type <c>IProgress&lt;double&gt;</c> after those of the controls takes how much is done,
    /// from 0 to 1.
    /// </param>
    /// <param name="controls">One for each parameter, in order.</param>
    /// <exception cref="ArgumentException">Controls and parameters do not go together.</exception>
    public static Interaction Run(Delegate draw, params Adjustable[] controls) => new(new DrawingFunction(draw, controls), onDemand: true);
}
