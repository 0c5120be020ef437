using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Features;

/// <summary>A category as one place per frequent value, one for all others (also for values never seen) and one for unknown.</summary>
internal sealed record CategoryFeature : Feature
{
    readonly ConditionalWeakTable<RawColumn, int[]> placesOfCodes = [];
    FrozenDictionary<string, int>? places;

    /// <summary>Most frequent first; letter case and outer blanks do not matter.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>Distinct values in training that share the place of the others.</summary>
    public required int Others { get; init; }

    [JsonIgnore]
    public override int Width => Values.Count + 2;

    [JsonIgnore]
    public override string Treatment => $"one of {Values.Count} values" + (Others > 0 ? $", {Others} rare ones together" : "");

    public override void Encode(string? value, Span<float> target) => target[PlaceOf(value)] = 1;

    public override void Encode(TypedColumn column, int row, Span<float> target)
    {
        var known = placesOfCodes.GetValue(column.Raw, raw => [.. raw.Distinct.Select(PlaceOf)]);
        var code = column.Raw.Codes[row];
        target[code == RawColumn.Unknown ? Values.Count + 1 : known[code]] = 1;
    }

    int PlaceOf(string? value)
    {
        places ??= Values.Select((x, i) => (x, i)).ToFrozenDictionary(x => x.x, x => x.i, StringComparer.OrdinalIgnoreCase);
        return value is null ? Values.Count + 1 : places.GetValueOrDefault(value, Values.Count);
    }
}
