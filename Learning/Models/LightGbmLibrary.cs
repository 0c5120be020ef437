using Microsoft.ML;
using Microsoft.ML.Data;

namespace MarketingBus.Learning.Models;

/// <summary>Whether LightGBM's native library can be used on this machine: it comes for x64 only, and needs libgomp on Linux.</summary>
internal static class LightGbmLibrary
{
    static readonly Lazy<string?> Trial = new(Try);

    /// <summary>Null when it can be used, else why not.</summary>
    public static string? WhyNot => Trial.Value;

    static string? Try()
    {
        try
        {
            var context = new MLContext(1);
            var rows = Enumerable.Range(0, 40).Select(i => new FeatureRow { Label = i % 2 == 0, Features = new VBuffer<float>(1, [i]) });
            context.BinaryClassification.Trainers.LightGbm(nameof(FeatureRow.Label), nameof(FeatureRow.Features), numberOfIterations: 1, minimumExampleCountPerLeaf: 1)
                .Fit(FeatureRow.View(context, rows, 1));
            return null;
        }
        catch (Exception exception) when (exception.GetBaseException() is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            return exception.GetBaseException().Message;
        }
    }
}
