using System.Globalization;
using System.Text.Json.Serialization;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Features;

/// <summary>A number or boolean: clipped to the training range without its extremes, standardised, the mean where unknown.</summary>
internal sealed record NumberFeature : Feature
{
    public required bool IsBoolean { get; init; }

    public required double Low { get; init; }

    public required double High { get; init; }

    public required double Mean { get; init; }

    public required double Deviation { get; init; }

    /// <summary>A second number says that the value is unknown; only where training rows had unknown ones.</summary>
    public required bool HasMissing { get; init; }

    [JsonIgnore]
    public override int Width => HasMissing ? 2 : 1;

    [JsonIgnore]
    public override string Treatment =>
        (IsBoolean ? "0 or 1, standardised" : "clipped and standardised") + (HasMissing ? "; mean and an indicator where missing" : "");

    [JsonIgnore]
    public override string TypicalText => "the mean " + Mean.ToString("0.##", CultureInfo.InvariantCulture);

    public override void Encode(string? value, Span<float> target)
    {
        var number = ColumnNumbers.Of(value, IsBoolean ? ColumnKind.Boolean : ColumnKind.Numeric);
        if (double.IsNaN(number))
        {
            if (HasMissing)
                target[1] = 1;
            return;
        }

        target[0] = (float)((Math.Clamp(number, Low, High) - Mean) / Deviation);
    }

    public override void EncodeTypical(Span<float> target)
    {
    }
}
