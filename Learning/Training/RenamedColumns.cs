using MarketingBus.Learning.Scoring;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Training;

/// <summary>Gives columns the names of the lead fields that they are.</summary>
internal static class RenamedColumns
{
    public static RawTable Apply(RawTable table, IReadOnlyDictionary<string, string> leadFields)
    {
        var names = new Dictionary<RawColumn, string>();
        foreach (var (column, field) in leadFields)
        {
            if (!LeadFields.Names.Contains(field))
                throw new TrainingDataException($"'{field}' is not a lead field; they are {string.Join(", ", LeadFields.Names)}.");
            if (table.Find(field) is { } taken && taken != table.Get(column))
                throw new TrainingDataException($"'{column}' cannot be '{field}': {table.Source} has a column of that name already.");

            names[table.Get(column)] = field;
        }

        return table with { Columns = [.. table.Columns.Select(x => names.TryGetValue(x, out var name) ? x.Named(name) : x)] };
    }
}
