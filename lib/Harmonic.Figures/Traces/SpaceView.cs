using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>
/// From where points in space are seen: without perspective, so that lengths compare, from a corner a little above them, and as large as
/// their panel allows whatever the shape of the cloud.
/// </summary>
internal static class SpaceView
{
    private const double Eye = 1.3,
        Height = 0.75;

    /// <summary>How much of the panel's height, or of its width, the box about the points fills; axis labels need the rest.</summary>
    private const double FilledHeight = 0.84,
        FilledWidth = 0.68;

    internal static void Write(JsonObject scene, IEnumerable<ISpatial> clouds)
    {
        scene["camera"] = new JsonObject
        {
            ["eye"] = new JsonObject
            {
                ["x"] = Eye,
                ["y"] = Eye,
                ["z"] = Height,
            },
            ["center"] = new JsonObject
            {
                ["x"] = 0,
                ["y"] = 0,
                ["z"] = -0.08,
            },
            ["projection"] = new JsonObject { ["type"] = "orthographic" },
        };
        Values[][] axes = [.. clouds.Select(cloud => (Values[])[cloud.X, cloud.Y, cloud.Z])];
        var sides = new double[3];
        for (var axis = 0; axis < 3; axis++)
        {
            var extents = axes.Select(cloud => cloud[axis].Extent()).OfType<(double Low, double High)>().ToArray();
            sides[axis] = extents.Max(extent => extent.High) - extents.Min(extent => extent.Low);
        }

        var least = sides.Max() > 0 ? sides.Max() * 0.05 : 1;
        sides = Array.ConvertAll(sides, side => Math.Max(side, least));
        var scale = Scale(sides);
        scene["aspectmode"] = "manual";
        scene["aspectratio"] = new JsonObject
        {
            ["x"] = Math.Round(sides[0] * scale, 4),
            ["y"] = Math.Round(sides[1] * scale, 4),
            ["z"] = Math.Round(sides[2] * scale, 4),
        };
    }

    /// <summary>In this projection plotly.js shows a height of 2 and, in panels three quarters as high as wide, a width of 2.67.</summary>
    private static double Scale(double[] sides)
    {
        var elevation = Math.Atan2(Height, Eye * Math.Sqrt(2));
        var width = (sides[0] + sides[1]) / Math.Sqrt(2);
        var height = (sides[2] * Math.Cos(elevation)) + (width * Math.Sin(elevation));
        return Math.Min(2 * FilledHeight / height, 2.67 * FilledWidth / width);
    }
}
