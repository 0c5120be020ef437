using System.Text;
using CsvHelper;
using MarketingBus.Host.Embedded.Commands;
using MarketingBus.Learning.Tables;
using MarketingBus.Platform.Text;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>A delimited file with a header, read row by row. Delimiter, encoding and the lines before the header are found out; rows of nothing are passed over.</summary>
internal sealed class CsvFile : IDisposable
{
    /// <summary>Bytes; a quote that is never closed must not swallow the rest of a large file.</summary>
    public const int LongestRow = 1024 * 1024;

    readonly FileStream stream;
    readonly CsvReader reader;
    int number;

    CsvFile(string path, FileStream stream, Encoding? encoding, int rowsBefore)
    {
        this.stream = stream;
        Name = Path.GetFileName(path);
        RowsBefore = rowsBefore;
        reader = CsvReader.Create(stream, new CsvReaderOptions { Encoding = encoding, MaxRecordSize = LongestRow, HasHeader = false, SkipEmptyLines = false });
        while (number <= rowsBefore && Next())
            Header = [.. reader.Current.ToArray().Select(UnicodeText.Trimmed)];

        if (Header.All(x => x.Length == 0))
            throw new CommandFailedException($"{path} is empty; a header row is needed.");
    }

    public string Name { get; }

    public IReadOnlyList<string> Header { get; } = [];

    /// <summary>Rows before the header.</summary>
    public int RowsBefore { get; }

    public char Separator => reader.Separator;

    /// <summary>Rows so far that hold nothing but separators and blanks.</summary>
    public int BlankRows { get; private set; }

    /// <summary>0 to 1, by bytes.</summary>
    public double Progress => stream.Length == 0 ? 1 : Math.Min(1, (double)reader.ByteOffset / stream.Length);

    /// <param name="path">Of the file.</param>
    /// <param name="isKnown">Whether a text is the name of a column that is looked for.</param>
    public static CsvFile Open(string path, Predicate<string>? isKnown = null)
    {
        if (!File.Exists(path))
            throw new CommandFailedException($"{path} does not exist.");

        var encoding = FileEncoding.Of(path);
        return new CsvFile(path, File.OpenRead(path), encoding, HeaderSearch.RowsBefore(path, encoding, isKnown ?? (_ => false)));
    }

    public IEnumerable<CsvRow> Rows()
    {
        while (Next())
        {
            var fields = reader.Current.ToArray();
            var values = fields.Select(Value).ToArray();
            if (values.All(x => x is null))
                BlankRows++;
            else
                yield return new CsvRow(number, values, DefectOf(fields));
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        stream.Dispose();
    }

    bool Next()
    {
        try
        {
            var isRead = reader.Read();
            number += isRead ? 1 : 0;
            return isRead;
        }
        catch (CsvFormatException exception)
        {
            throw new CommandFailedException($"{Name}: {exception.Message}");
        }
    }

    string? DefectOf(string[] fields) => fields.Skip(Header.Count).Any(x => x.Length > 0)
        ? $"the row has {fields.Length} fields, the header {Header.Count}"
        : null;

    static string? Value(string field) => UnicodeText.Trimmed(field) is { Length: > 0 } text ? text : null;
}
