using System.Text;
using CsvHelper;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Finds the header of a file that begins with a title, a date range or empty lines, as the reports of advertising platforms do.</summary>
internal static class HeaderSearch
{
    const int RowsLookedAt = 30;
    const int NamesThatProve = 2;

    /// <summary>How many rows stand before the header; 0 where no row is one beyond doubt.</summary>
    public static int RowsBefore(string path, Encoding? encoding, Predicate<string> isKnown)
    {
        using var stream = File.OpenRead(path);
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { Encoding = encoding, HasHeader = false, SkipEmptyLines = false, MaxRecordSize = CsvFile.LongestRow });
        var empty = 0;
        for (var row = 0; row < RowsLookedAt && reader.Read(); row++)
        {
            var cells = reader.Current.ToArray();
            if (cells.Count(x => isKnown(x.Trim())) >= NamesThatProve)
                return row;

            if (row == empty && cells.All(string.IsNullOrWhiteSpace))
                empty++;
        }

        return empty;
    }
}
