using System.Text.Json.Serialization;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Features;

/// <summary>How one column becomes numbers. Made from training rows, kept with the model, the same when it scores.</summary>
[JsonDerivedType(typeof(NumberFeature), "number")]
[JsonDerivedType(typeof(CategoryFeature), "category")]
[JsonDerivedType(typeof(DateFeature), "date")]
internal abstract record Feature
{
    /// <summary>The column, as the training data spelled it.</summary>
    public required string Column { get; init; }

    [JsonIgnore]
    public abstract int Width { get; }

    /// <summary>What is done with the column, for people.</summary>
    [JsonIgnore]
    public abstract string Treatment { get; }

    /// <summary>Writes the value; null and what cannot be read are unknown. The target is zero before.</summary>
    public abstract void Encode(string? value, Span<float> target);

    /// <summary>Writes the same for a cell of a table.</summary>
    public abstract void Encode(TypedColumn column, int row, Span<float> target);
}
