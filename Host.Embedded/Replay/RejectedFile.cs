using System.Globalization;
using CsvHelper;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>The rejected rows of a file as the file has them, with the reason and their number behind them: to be mended and replayed. There is no file where no row was rejected.</summary>
internal sealed class RejectedFile : IDisposable
{
    /// <summary>Columns that a replay of the mended file passes over.</summary>
    public static readonly string[] OwnColumns = ["rejected_because", "rejected_row"];

    readonly string? path;
    readonly IReadOnlyList<string> header;
    CsvWriter? writer;

    RejectedFile(string? path, IReadOnlyList<string> header) => (this.path, this.header) = (path, header);

    public static RejectedFile At(string? path, IReadOnlyList<string> header)
    {
        if (path is not null)
            File.Delete(path);

        return new RejectedFile(path, [.. header.Except(OwnColumns)]);
    }

    public void Write(IReadOnlyList<RejectedRow> rows)
    {
        if (path is null || rows.Count == 0)
            return;

        if (writer is null)
        {
            writer = CsvWriter.ToFile(path);
            writer.WriteRecord([.. header, .. OwnColumns]);
        }

        foreach (var (row, reason) in rows)
            writer.WriteRecord([.. Enumerable.Range(0, header.Count).Select(x => row.At(x) ?? ""), reason, row.Number.ToString(CultureInfo.InvariantCulture)]);
    }

    public void Dispose() => writer?.Dispose();
}

/// <param name="Row">As the file has it.</param>
/// <param name="Reason">Why it was not accepted.</param>
internal readonly record struct RejectedRow(CsvRow Row, string Reason);
