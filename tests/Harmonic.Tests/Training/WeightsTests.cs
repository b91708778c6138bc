using Harmonic.Models;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Tests.Training;

public sealed class WeightsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("harmonic").FullName;

    private string File => Path.Combine(folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_model_with_a_files_weights_is_the_saved_one_and_nothing_is_left_behind()
    {
        using var saved = new ToyEncoder();
        using var loaded = new ToyEncoder();
        using var images = rand(2, 1, 16, 16);
        Safetensors.Save(File, saved.state_dict());
        var before = LiveTensors.Count();
        Weights.Load(File, loaded);
        Assert.Equal(before, Tensor.TotalCount);
        Assert.True(saved.call(images).Equals(loaded.call(images)));
    }

    [Fact]
    public void Another_models_weights_are_refused_with_the_first_that_differs_and_change_nothing()
    {
        using var model = new ToyEncoder();
        using var wider = new ToyEncoder(32);
        using var other = new PlainAutoencoder(8, 4, 4);
        var shapes = Refused(wider.state_dict());
        Assert.Contains("its net.10.weight is [32, 64], this model's [16, 64]", shapes, StringComparison.Ordinal);
        Assert.Contains("it lacks net.0.weight", Refused(other.state_dict()), StringComparison.Ordinal);
        var more = new Dictionary<string, Tensor>(model.state_dict()) { ["head"] = ones(2) };
        Assert.Contains("it has head besides", Refused(more), StringComparison.Ordinal);

        string Refused(IReadOnlyDictionary<string, Tensor> weights)
        {
            Safetensors.Save(File, weights);
            var before = model.parameters().Select(parameter => parameter.detach().clone()).ToList();
            var message = Assert.Throws<InvalidDataException>(() => Weights.Load(File, model)).Message;
            Assert.All(model.parameters().Zip(before), pair => Assert.True(pair.First.Equals(pair.Second)));
            Assert.StartsWith($"{File} holds the weights of another model", message, StringComparison.Ordinal);
            return message;
        }
    }

    [Fact]
    public void Weights_that_are_cut_short_are_refused()
    {
        using var model = new ToyEncoder();
        Safetensors.Save(File, model.state_dict());
        System.IO.File.WriteAllBytes(File, System.IO.File.ReadAllBytes(File)[..^9]);
        var message = Assert.Throws<InvalidDataException>(() => Weights.Load(File, model)).Message;
        Assert.Contains("cut short", message, StringComparison.Ordinal);
    }
}
