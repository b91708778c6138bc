using System.Globalization;

namespace Harmonic.Figures;

/// <summary>
/// A figure and its controls. In a kernel with Jupyter's widgets the cell shows, from above: the controls, an output that is empty to the
/// eye, the figure. The controls are widgets of <c>@jupyter-widgets/controls</c>, which every front end has and draws its own way. The
/// figure is an ordinary output of HTML that plotly.js draws, for no widget that every front end has can hold one. What changes goes to the
/// empty output (<c>update_display_data</c>, which every front end has too) as a script that names the differences from the
/// <b>first</b> document: they are small, one that is missed does no harm, and a notebook that is saved opens again with its last look.
/// </summary>
[TypeFormatterSource(typeof(InteractionFormatterSource))]
public sealed class Interaction
{
    private readonly DrawingFunction _function;
    private readonly bool _onDemand;
    private readonly object[] _values;
    private InteractionView? _view;

    internal Interaction(DrawingFunction function, bool onDemand)
    {
        (_function, _onDemand) = (function, onDemand);
        _values = [.. function.Controls.Select(control => control.Start)];
        if (!(onDemand && InteractionFormatterSource.IsLive))
        {
            // What is wrong with the function the cell says at once.
            Draw(_values, new Progress<double>(), CancellationToken.None);
        }
    }

    /// <summary>What the controls are set to, by the names of the function's parameters.</summary>
    public IReadOnlyDictionary<string, object> Values
    {
        get
        {
            lock (_values)
            {
                return _function.Names.Zip(_values).ToDictionary(pair => pair.First, pair => pair.Second);
            }
        }
    }

    /// <summary>What the function returned last; null before it ran.</summary>
    public object? Result { get; private set; }

    /// <summary>How many values of each control a site without a kernel has; 0 for none.</summary>
    internal int SiteSteps { get; private set; }

    internal DrawingFunction Function => _function;

    internal bool IsOnDemand => _onDemand;

    /// <summary>What was drawn last, in parts.</summary>
    internal IReadOnlyList<ShownPart> Parts { get; private set; } = [];

    /// <summary>What a control is set to.</summary>
    /// <typeparam name="T">The type of the function's parameter.</typeparam>
    /// <param name="name">The name of the parameter.</param>
    /// <exception cref="ArgumentException">There is no control of that name.</exception>
    public T Value<T>(string name) =>
        Values.TryGetValue(name, out var value)
            ? (T)(value is T ? value : Convert.ChangeType(value, typeof(T), CultureInfo.InvariantCulture))
            : throw new ArgumentException($"There is no control `{name}`; there are {string.Join(", ", _function.Names)}.", nameof(name));

    /// <summary>
    /// Has the sliders on the pages of <c>./run site</c> too: a run without a front end draws the figure at every combination of that many
    /// values of each slider, and of all values of lists and check boxes. Texts and stretches stay as they begin.
    /// </summary>
    /// <param name="steps">Values of each slider, from end to end.</param>
    /// <returns>This.</returns>
    /// <exception cref="ArgumentException">There would be more than 400 figures.</exception>
    public Interaction OnSite(int steps = 7)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        var figures = _function.Controls.Aggregate(1L, (product, control) => product * control.Steps(steps).Count);
        if (figures > SliderGrid.MostFigures)
        {
            throw new ArgumentException(
                $"{steps} values of each slider make {figures} figures; at most {SliderGrid.MostFigures} go to a site."
            );
        }

        SiteSteps = steps;
        return this;
    }

    /// <summary>Takes the controls away; the figure stays.</summary>
    public void Close() => Interlocked.Exchange(ref _view, null)?.Close();

    /// <summary>The values in words.</summary>
    public override string ToString()
    {
        var values = string.Join(
            ", ",
            _function.Names.Zip(_function.Controls, (name, control) => $"{name} = {control.Show(Values[name])}")
        );
        return $"{values}. Where there are no sliders, other starting values in the code draw it anew.";
    }

    /// <summary>The view of a live front end, made when first wanted and again when its controls were closed.</summary>
    internal InteractionView View(WidgetHost host)
    {
        if (_view is not { IsOpen: true })
        {
            var values = Settings();
            for (var control = 0; control < values.Length; control++)
            {
                _function.Controls[control].Start = values[control];
            }

            _view = new InteractionView(this, host);
        }

        return _view;
    }

    /// <summary>Sets a control; whether that changed anything.</summary>
    internal bool Set(int control, object value)
    {
        lock (_values)
        {
            var changed = !_values[control].Equals(value);
            _values[control] = value;
            return changed;
        }
    }

    /// <summary>The controls' values in order.</summary>
    internal object[] Settings()
    {
        lock (_values)
        {
            return [.. _values];
        }
    }

    /// <summary>Calls the function and keeps what it drew.</summary>
    internal void Draw(object[] values, IProgress<double> progress, CancellationToken stop)
    {
        var result = _function.Call(values, progress, stop);
        stop.ThrowIfCancellationRequested();
        (Parts, Result) = (ShownPart.Of(result), result);
    }
}
