namespace Harmonic.Experiments;

/// <summary>What is read of images of blobs that a model was not trained on.</summary>
/// <param name="Row">R² of the row of the centroid.</param>
/// <param name="Column">R² of its column.</param>
/// <param name="Count">How often a probe tells whether one, two or three blobs were drawn; a third is chance.</param>
/// <param name="Detection">Blobs against noise and against shuffled rows.</param>
public sealed record BlobScores(double Row, double Column, double Count, DetectionScores Detection);
