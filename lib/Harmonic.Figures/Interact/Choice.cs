namespace Harmonic.Figures;

/// <summary>Drop-down lists.</summary>
public static class Choice
{
    /// <summary>One of several texts; it begins with the first.</summary>
    /// <exception cref="ArgumentException">There is nothing to choose from, or a name stands there twice.</exception>
    public static Adjustable Of(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return Of([.. names.Select(name => (name, name))]);
    }

    /// <summary>One of several things, each under its name; it begins with the first.</summary>
    /// <exception cref="ArgumentException">There is nothing to choose from, or a name stands there twice.</exception>
    public static Adjustable Of<T>(params (string Name, T Value)[] choices)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (choices.Length == 0)
        {
            throw new ArgumentException("A drop-down list needs something to choose from.", nameof(choices));
        }

        if (choices.Select(choice => choice.Name).Distinct().Count() < choices.Length)
        {
            throw new ArgumentException("A drop-down list has each name once.", nameof(choices));
        }

        return new DropDown(typeof(T), [.. choices.Select(choice => (choice.Name, (object)choice.Value))]);
    }
}
