using System.Globalization;
using Spectre.Console;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Says what became of every row.</summary>
internal static class ReplaySummary
{
    public static void Write(IReadOnlyList<string> paths, IReadOnlyList<FileReplay> files, TimeSpan sent, TimeSpan? settled)
    {
        var table = new Table().AddColumns("file", "kind");
        foreach (var heading in new[] { "read", "accepted", "duplicates", "rejected" })
            table.AddColumn(new TableColumn(heading).RightAligned());

        foreach (var (path, file) in paths.Zip(files))
            table.AddRow(Markup.Escape(Path.GetFileName(path)), file.Kind.ToString().ToLowerInvariant(), Text(file.Tally.Read), Text(file.Tally.Accepted), Text(file.Tally.Duplicates), Text(file.Tally.Rejected));

        AnsiConsole.Write(table);
        foreach (var (path, file) in paths.Zip(files))
        {
            foreach (var reason in file.Tally.Reasons)
                AnsiConsole.MarkupLineInterpolated($"[red]{Path.GetFileName(path)} {reason}[/]");

            if (file.Unused.Count > 0)
                AnsiConsole.MarkupLineInterpolated($"[grey]{Path.GetFileName(path)}: not sent: {string.Join(", ", file.Unused)}[/]");
        }

        var rows = files.Sum(file => file.Tally.Read);
        AnsiConsole.MarkupLineInterpolated($"{rows} rows in {sent.TotalSeconds:0.0} s, {rows / Math.Max(sent.TotalSeconds, .001):0} a second{(settled is { } whole ? $"; everything at rest after {whole.TotalSeconds:0.0} s" : "")}.");
    }

    static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
