using Microsoft.ML;
using Microsoft.ML.Data;

namespace MarketingBus.Learning.Models;

/// <summary>What the trainers read.</summary>
internal sealed class FeatureRow
{
    public bool Label { get; set; }

    /// <summary>What the row counts; 1 unless classes are balanced.</summary>
    public float Weight { get; set; } = 1;

    public VBuffer<float> Features { get; set; }

    public static IDataView View(MLContext context, IEnumerable<FeatureRow> rows, int width) => context.Data.LoadFromEnumerable(rows, Definition(width));

    public static SchemaDefinition Definition(int width)
    {
        var definition = SchemaDefinition.Create(typeof(FeatureRow));
        definition[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        return definition;
    }
}
