using System.Globalization;
using Spectre.Console;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Says what became of every row.</summary>
internal static class ReplaySummary
{
    public static void Write(IReadOnlyList<string> paths, IReadOnlyList<FileReplay> files, TimeSpan sent, TimeSpan? settled)
    {
        var table = new Table().AddColumns("file", "kind");
        foreach (var heading in new[] { "read", "accepted", "duplicates", "rejected", "passed over", "added up" })
            table.AddColumn(new TableColumn(heading).RightAligned());

        foreach (var (path, file) in paths.Zip(files))
        {
            var tally = file.Tally;
            int[] counts = [tally.Read, tally.Accepted, tally.Duplicates, tally.Rejected, tally.PassedOver, tally.Added];
            table.AddRow([Markup.Escape(Path.GetFileName(path)), file.Kind.ToString().ToLowerInvariant(), .. counts.Select(Text)]);
        }

        AnsiConsole.Write(table);
        foreach (var (path, file) in paths.Zip(files))
            Write(Path.GetFileName(path), file);

        var rows = files.Sum(file => file.Tally.Read);
        AnsiConsole.MarkupLineInterpolated($"{rows} rows in {sent.TotalSeconds:0.0} s, {rows / Math.Max(sent.TotalSeconds, .001):0} a second{(settled is { } whole ? $"; everything at rest after {whole.TotalSeconds:0.0} s" : "")}.");
    }

    static void Write(string name, FileReplay file)
    {
        foreach (var rejection in file.Tally.Rejections)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{name}: {rejection.Count} rejected, {rejection.What}[/]");
            foreach (var example in rejection.Examples)
                AnsiConsole.MarkupLineInterpolated($"[red]  {example}[/]");
        }

        foreach (var note in file.Tally.Notes)
        {
            AnsiConsole.MarkupLineInterpolated($"[yellow]{name}: {note.Count} times {note.What}[/]");
            foreach (var example in note.Examples)
                AnsiConsole.MarkupLineInterpolated($"[yellow]  {example}[/]");
        }

        foreach (var (word, count) in file.Tally.PassedOverBy)
            AnsiConsole.MarkupLineInterpolated($"[grey]{name}: {count} {word} passed over, which no lead does[/]");

        foreach (var note in file.Notes)
            AnsiConsole.MarkupLineInterpolated($"[grey]{name}: {note}[/]");

        if (file.Unused.Count > 0)
            AnsiConsole.MarkupLineInterpolated($"[grey]{name}: not sent: {string.Join(", ", file.Unused)}[/]");
    }

    static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
