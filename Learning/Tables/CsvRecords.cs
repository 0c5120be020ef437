using System.Text;
using CsvHelper;

namespace MarketingBus.Learning.Tables;

/// <summary>
/// The records of one file. The delimiter (, ; tab or |) is found. A quote too many inside a cell is read as text and
/// counted; one that swallows lines is refused, since what is lost with it cannot be told.
/// </summary>
internal sealed class CsvRecords : IDisposable
{
    /// <summary>Bytes.</summary>
    const int LongestRecord = 16 * 1024 * 1024;

    readonly CsvReader reader;
    string? fault;

    /// <param name="hasQuotes">False: a quote is text like any other letter.</param>
    public CsvRecords(Stream stream, string name, Encoding? encoding, bool hasQuotes = true)
    {
        Name = name;
        reader = CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                TrackLineNumbers = true, PoolStrings = true, MaxRecordSize = LongestRecord, OnMalformedRecord = Inspect, Encoding = encoding, Mode = hasQuotes ? CsvMode.Rfc4180 : CsvMode.NoEscape,
            },
            leaveOpen: true);
        Guarded(() =>
        {
            reader.ReadHeader();
            return true;
        });
        Header = reader.Headers is { Count: > 0 } names && !names.All(string.IsNullOrWhiteSpace)
            ? [.. names.Select(x => x.Trim())]
            : throw new TrainingDataException($"{Name} is empty: it needs a header and rows.");
    }

    public string Name { get; }

    public string[] Header { get; }

    public char Separator => reader.Separator;

    /// <summary>Of the record just read.</summary>
    public int FieldCount => reader.FieldCount;

    /// <summary>Records so far with a quote where none belongs.</summary>
    public int Misquoted { get; private set; }

    /// <summary>Fills in the next record, null where it is unknown; false at the end.</summary>
    public bool Read(string?[] cells)
    {
        if (!Guarded(reader.Read))
            return false;

        for (var i = cells.Length; i < reader.FieldCount; i++)
        {
            if (!reader.IsEmpty(i))
                throw new TrainingDataException($"Line {reader.LineNumber} of {Name} has {reader.FieldCount} fields, the header has {cells.Length}: a quote or delimiter is missing.");
        }

        for (var i = 0; i < cells.Length; i++)
            cells[i] = i < reader.FieldCount ? MissingValues.Clean(reader.GetString(i)) : null;

        return true;
    }

    public void Dispose() => reader.Dispose();

    bool Guarded(Func<bool> read)
    {
        try
        {
            var isRead = read();
            return fault is null ? isRead : throw new TrainingDataException(fault);
        }
        catch (CsvFormatException exception)
        {
            throw new TrainingDataException($"{Name} cannot be read: {exception.Message}", exception);
        }
    }

    void Inspect(CsvMalformedRecord record)
    {
        var swallowsLines = record.Reason == CsvMalformedReason.UnterminatedQuote || (record.Reason == CsvMalformedReason.TextAfterClosingQuote && record.RawRecord.Contains('\n', StringComparison.Ordinal));
        if (swallowsLines)
            fault ??= $"Line {record.LineNumber} of {Name} opens a quote that is closed in another line, or never: a quote is missing or too many. Where quotes are text like any other letter, say so: --no-quotes, over REST \"quotes\": false.";
        else
            Misquoted++;
    }
}
