using MarketingBus.Learning.Features;
using MarketingBus.Learning.Models;
using MarketingBus.Learning.Tables;
using Microsoft.ML.Data;

namespace MarketingBus.Learning.Training;

/// <summary>Rows of a table as a model reads them.</summary>
internal static class RowEncoding
{
    /// <summary>A column that is not there is unknown.</summary>
    public static LabelledRows Of(FeatureSchema schema, IReadOnlyList<TypedColumn> all, Label label, int[] rows, bool isBalanced)
    {
        TypedColumn?[] columns = [.. schema.Features.Select(x => all.FirstOrDefault(column => column.Name == x.Column) ?? all.FirstOrDefault(column => ColumnName.SnakeCase(column.Name) == ColumnName.SnakeCase(x.Column)))];
        var encoded = new VBuffer<float>[rows.Length];
        var buffer = new float[schema.Width];
        for (var i = 0; i < rows.Length; i++)
        {
            schema.Encode(columns, rows[i], buffer);
            encoded[i] = Compact(buffer);
        }

        return new LabelledRows(encoded, [.. rows.Select(row => label.Values[row])], schema.Width, isBalanced);
    }

    static VBuffer<float> Compact(float[] row)
    {
        var filled = row.Count(x => x != 0);
        if (2 * filled >= row.Length)
            return new VBuffer<float>(row.Length, [.. row]);

        var (values, places) = (new float[filled], new int[filled]);
        var next = 0;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] != 0)
                (values[next], places[next++]) = (row[i], i);
        }

        return new VBuffer<float>(row.Length, filled, values, places);
    }
}
