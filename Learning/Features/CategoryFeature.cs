using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace MarketingBus.Learning.Features;

/// <summary>A category as one place per frequent value, one for all others (also for values never seen) and one for unknown.</summary>
internal sealed record CategoryFeature : Feature
{
    FrozenDictionary<string, int>? places;

    /// <summary>Most frequent first; letter case and outer blanks do not matter.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>Distinct values in training that share the place of the others.</summary>
    public required int Others { get; init; }

    /// <summary>Unknown is the most frequent of all.</summary>
    public required bool IsUsuallyMissing { get; init; }

    [JsonIgnore]
    public override int Width => Values.Count + 2;

    [JsonIgnore]
    public override string Treatment => $"one of {Values.Count} values" + (Others > 0 ? $", {Others} rare ones together" : "");

    [JsonIgnore]
    public override string TypicalText => IsUsuallyMissing || Values.Count == 0 ? "unknown" : Values[0];

    public override void Encode(string? value, Span<float> target)
    {
        places ??= Values.Select((x, i) => (x, i)).ToFrozenDictionary(x => x.x, x => x.i, StringComparer.OrdinalIgnoreCase);
        target[value is null ? Values.Count + 1 : places.GetValueOrDefault(value, Values.Count)] = 1;
    }

    public override void EncodeTypical(Span<float> target) => Encode(IsUsuallyMissing || Values.Count == 0 ? null : Values[0], target);
}
