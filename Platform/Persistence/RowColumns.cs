using System.Data.Common;

namespace MarketingBus.Platform.Persistence;

internal static class RowColumns
{
    /// <summary>The first row's columns, null when there is no row.</summary>
    public static async Task<IReadOnlyList<byte[]?>?> ReadFirstAsync(this DbDataReader reader, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken))
            return null;

        var columns = new byte[]?[reader.FieldCount];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = reader.IsDBNull(i) ? null : reader.GetFieldValue<byte[]>(i);

        return columns;
    }
}
