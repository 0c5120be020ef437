using System.Text;
using CsvHelper;
using MarketingBus.Host.Embedded.Commands;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>A delimited file with a header, read row by row. Delimiter and encoding are found out.</summary>
internal sealed class CsvFile : IDisposable
{
    /// <summary>Bytes; a quote that is never closed must not swallow the rest of a large file.</summary>
    const int LongestRow = 1024 * 1024;

    static readonly string[] Missing = ["NULL", "N/A", "NaN"];

    readonly FileStream stream;
    readonly CsvReader reader;

    CsvFile(string path, FileStream stream, Encoding? encoding)
    {
        this.stream = stream;
        Name = Path.GetFileName(path);
        reader = CsvReader.Create(stream, new CsvReaderOptions { Encoding = encoding, MaxRecordSize = LongestRow });
        reader.ReadHeader();
        Header = [.. reader.Headers.Select(x => x.Trim())];
        if (Header.Count == 0)
            throw new CommandFailedException($"{path} is empty; a header row is needed.");
    }

    public string Name { get; }

    public IReadOnlyList<string> Header { get; }

    /// <summary>0 to 1, by bytes.</summary>
    public double Progress => stream.Length == 0 ? 1 : Math.Min(1, (double)reader.ByteOffset / stream.Length);

    public static CsvFile Open(string path) => File.Exists(path)
        ? new CsvFile(path, File.OpenRead(path), FileEncoding.Of(path))
        : throw new CommandFailedException($"{path} does not exist.");

    public IEnumerable<CsvRow> Rows()
    {
        while (Next())
        {
            var fields = reader.Current.ToArray();
            yield return new CsvRow((int)reader.RowNumber + 1, [.. fields.Select(Value)], DefectOf(fields));
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
            return reader.Read();
        }
        catch (CsvFormatException exception)
        {
            throw new CommandFailedException($"{Name}: {exception.Message}");
        }
    }

    string? DefectOf(string[] fields) => fields.Skip(Header.Count).Any(x => x.Length > 0)
        ? $"the row has {fields.Length} fields, the header {Header.Count}"
        : null;

    static string? Value(string field)
    {
        var text = field.Trim();
        return text.Length == 0 || Missing.Contains(text, StringComparer.OrdinalIgnoreCase) ? null : text;
    }
}
