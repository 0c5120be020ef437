using System.Text.Json;
using System.Text.Json.Serialization;
using MarketingBus.Learning.Watch;

namespace MarketingBus.Learning.Features;

/// <summary>All features of a model, and what it predicts.</summary>
internal sealed record FeatureSchema
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required string LabelColumn { get; init; }

    public required string PositiveValue { get; init; }

    /// <summary>Share of positives among the training rows.</summary>
    public required double BaseRate { get; init; }

    public required IReadOnlyList<Feature> Features { get; init; }

    /// <summary>Features whose loss costs the most on held-out rows, by index, most important first. Reasons are looked for among these.</summary>
    public IReadOnlyList<FeatureImportance> Importance { get; init; } = [];

    /// <summary>How the columns' values were distributed in training, which the watch compares with.</summary>
    public IReadOnlyList<ColumnDistribution> Distributions { get; init; } = [];

    [JsonIgnore]
    public int Width => Features.Sum(x => x.Width);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static FeatureSchema FromJson(string json) => JsonSerializer.Deserialize<FeatureSchema>(json, Json)!;

    /// <summary>A row's numbers; <paramref name="valueOf"/> gives the text by feature index.</summary>
    public float[] Encode(Func<int, string?> valueOf)
    {
        var numbers = new float[Width];
        var start = 0;
        for (var i = 0; i < Features.Count; i++)
        {
            Features[i].Encode(valueOf(i), numbers.AsSpan(start, Features[i].Width));
            start += Features[i].Width;
        }

        return numbers;
    }

    /// <summary>The same row with one feature at its usual value.</summary>
    public float[] WithTypical(float[] row, int feature)
    {
        var changed = (float[])row.Clone();
        var target = changed.AsSpan(Features.Take(feature).Sum(x => x.Width), Features[feature].Width);
        target.Clear();
        Features[feature].EncodeTypical(target);
        return changed;
    }
}

/// <summary>How much of the held-out AUC is lost when a feature is shuffled among the rows.</summary>
internal sealed record FeatureImportance(int Feature, double AucLoss);
