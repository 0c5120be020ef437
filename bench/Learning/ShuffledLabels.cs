using MarketingBus.Learning.Tables;

namespace MarketingBus.Bench.Learning;

/// <summary>A copy of a table whose labels are dealt to other rows: whoever finds signal in it has made it up.</summary>
internal static class ShuffledLabels
{
    public static void Write(string source, string target, string label, int seed)
    {
        var table = CsvTable.Read([source], _ => true);
        new Random(seed).Shuffle(table.Get(label).Codes);

        using var file = new StreamWriter(target);
        file.WriteLine(string.Join(',', table.Columns.Select(x => Quoted(x.Name))));
        for (var row = 0; row < table.RowCount; row++)
            file.WriteLine(string.Join(',', table.Columns.Select(x => Quoted(x[row] ?? ""))));
    }

    static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
