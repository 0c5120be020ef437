using System.Text.Json;
using System.Text.Json.Serialization;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Watch;

namespace MarketingBus.Learning.Features;

/// <summary>All features of a model, and what it predicts.</summary>
internal sealed record FeatureSchema
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    int[]? owners;

    public required string LabelColumn { get; init; }

    public required string PositiveValue { get; init; }

    /// <summary>Share of positives among the training rows.</summary>
    public required double BaseRate { get; init; }

    public required IReadOnlyList<Feature> Features { get; init; }

    /// <summary>Features whose loss costs the most on held-out rows, by index, most important first.</summary>
    public IReadOnlyList<FeatureImportance> Importance { get; init; } = [];

    /// <summary>How the columns' values were distributed in training, which the watch compares with.</summary>
    public IReadOnlyList<ColumnDistribution> Distributions { get; init; } = [];

    [JsonIgnore]
    public int Width => Owners.Length;

    /// <summary>By place in an encoded row: the index of the feature that wrote it.</summary>
    [JsonIgnore]
    public int[] Owners => owners ??= [.. Features.SelectMany((x, i) => Enumerable.Repeat(i, x.Width))];

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static FeatureSchema FromJson(string json) => JsonSerializer.Deserialize<FeatureSchema>(json, Json)!;

    /// <summary>Writes a row's numbers; <paramref name="values"/> are by feature, the target is as wide as the schema.</summary>
    public void Encode(ReadOnlySpan<string?> values, Span<float> target)
    {
        target.Clear();
        var start = 0;
        for (var i = 0; i < Features.Count; i++)
        {
            Features[i].Encode(values[i], target.Slice(start, Features[i].Width));
            start += Features[i].Width;
        }
    }

    /// <summary>Writes the numbers of a table's row; <paramref name="columns"/> are by feature, null is unknown.</summary>
    public void Encode(ReadOnlySpan<TypedColumn?> columns, int row, Span<float> target)
    {
        target.Clear();
        var start = 0;
        for (var i = 0; i < Features.Count; i++)
        {
            var part = target.Slice(start, Features[i].Width);
            if (columns[i] is { } column)
                Features[i].Encode(column, row, part);
            else
                Features[i].Encode(null, part);
            start += part.Length;
        }
    }
}

/// <summary>How much of the held-out AUC is lost when a feature is shuffled among the rows.</summary>
internal sealed record FeatureImportance(int Feature, double AucLoss);
