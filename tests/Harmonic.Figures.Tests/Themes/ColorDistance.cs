using System.Globalization;

namespace Harmonic.Figures.Tests;

/// <summary>How far apart two colours look: CIEDE2000 (Sharma, Wu and Dalal, 2005), for sRGB under D65.</summary>
internal static class ColorDistance
{
    /// <summary>Linear red, green and blue of a colour written <c>#RRGGBB</c>, from 0 to 1.</summary>
    internal static double[] Linear(string color) =>
        [
            .. Enumerable
                .Range(0, 3)
                .Select(part =>
                {
                    var value = int.Parse(color.AsSpan(1 + (2 * part), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
                    return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
                }),
        ];

    internal static double Between(double[] first, double[] second) => Between(Lab(first), Lab(second));

    internal static double Between((double L, double A, double B) first, (double L, double A, double B) second)
    {
        var meanChroma = (Hypot(first.A, first.B) + Hypot(second.A, second.B)) / 2;
        var g = 0.5 * (1 - Math.Sqrt(Math.Pow(meanChroma, 7) / (Math.Pow(meanChroma, 7) + Math.Pow(25, 7))));
        var (a1, a2) = (first.A * (1 + g), second.A * (1 + g));
        var (c1, c2) = (Hypot(a1, first.B), Hypot(a2, second.B));
        var (h1, h2) = (Hue(a1, first.B), Hue(a2, second.B));
        var grey = c1 * c2 == 0;
        var turn = grey ? 0 : (h2 - h1 + 540) % 360 - 180;
        var hueStep = 2 * Math.Sqrt(c1 * c2) * Sin(turn / 2);
        var lightness = (first.L + second.L) / 2;
        var chroma = (c1 + c2) / 2;
        var hue =
            grey ? h1 + h2
            : Math.Abs(h1 - h2) <= 180 ? (h1 + h2) / 2
            : h1 + h2 < 360 ? (h1 + h2 + 360) / 2
            : (h1 + h2 - 360) / 2;
        var t = 1 - (0.17 * Cos(hue - 30)) + (0.24 * Cos(2 * hue)) + (0.32 * Cos((3 * hue) + 6)) - (0.20 * Cos((4 * hue) - 63));
        var bend = Math.Pow(lightness - 50, 2);
        var l = (second.L - first.L) / (1 + (0.015 * bend / Math.Sqrt(20 + bend)));
        var c = (c2 - c1) / (1 + (0.045 * chroma));
        var h = hueStep / (1 + (0.015 * chroma * t));
        var rotation =
            -2
            * Math.Sqrt(Math.Pow(chroma, 7) / (Math.Pow(chroma, 7) + Math.Pow(25, 7)))
            * Sin(60 * Math.Exp(-Math.Pow((hue - 275) / 25, 2)));
        return Math.Sqrt((l * l) + (c * c) + (h * h) + (rotation * c * h));
    }

    private static (double L, double A, double B) Lab(double[] rgb)
    {
        var x = F(((0.4124564 * rgb[0]) + (0.3575761 * rgb[1]) + (0.1804375 * rgb[2])) / 0.95047);
        var y = F((0.2126729 * rgb[0]) + (0.7151522 * rgb[1]) + (0.0721750 * rgb[2]));
        var z = F(((0.0193339 * rgb[0]) + (0.1191920 * rgb[1]) + (0.9503041 * rgb[2])) / 1.08883);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));

        static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : ((24389.0 / 27 * t) + 16) / 116;
    }

    private static double Hypot(double x, double y) => Math.Sqrt((x * x) + (y * y));

    private static double Hue(double a, double b) => a == 0 && b == 0 ? 0 : (Math.Atan2(b, a) * 180 / Math.PI + 360) % 360;

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);

    private static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);
}
