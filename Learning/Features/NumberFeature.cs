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

    /// <summary>How the training data wrote its numbers; unknown to models of older versions.</summary>
    public NumberFormat Format { get; init; }

    [JsonIgnore]
    public override int Width => HasMissing ? 2 : 1;

    [JsonIgnore]
    public override string Treatment =>
        (IsBoolean ? "0 or 1, standardised" : "clipped and standardised") + (HasMissing ? "; mean and an indicator where missing" : "");

    ColumnKind Kind => IsBoolean ? ColumnKind.Boolean : ColumnKind.Numeric;

    public override void Encode(string? value, Span<float> target) => Encode(NumberOf(value), target);

    public override void Encode(TypedColumn column, int row, Span<float> target) =>
        Encode(column.Kind == Kind ? column.NumberAt(row) : NumberOf(column.Raw[row]), target);

    double NumberOf(string? value) => ColumnNumbers.Of(value, Kind, numberFormat: Format);

    void Encode(double number, Span<float> target)
    {
        if (!double.IsNaN(number))
            target[0] = (float)((Math.Clamp(number, Low, High) - Mean) / Deviation);
        else if (HasMissing)
            target[1] = 1;
    }
}
