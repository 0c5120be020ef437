using System.Globalization;
using Spectre.Console;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Says what became of every row.</summary>
internal static class ReplaySummary
{
    const int AlwaysShown = 4;
    const int LeastWidth = 240;

    static readonly (string Heading, Func<ReplayTally, int> Of)[] Columns =
    [
        ("read", x => x.Read), ("accepted", x => x.Accepted), ("duplicates", x => x.Duplicates), ("rejected", x => x.Rejected), ("passed over", x => x.PassedOver), ("added up", x => x.Added),
    ];

    public static void Write(IReadOnlyList<string> paths, IReadOnlyList<FileReplay> files, TimeSpan sent, TimeSpan? settled)
    {
        var table = new Table();
        foreach (var heading in new[] { "file", "kind" })
            table.AddColumn(new TableColumn(heading).NoWrap());

        var columns = Columns.Where((x, i) => i < AlwaysShown || files.Any(file => x.Of(file.Tally) > 0)).ToList();
        foreach (var (heading, _) in columns)
            table.AddColumn(new TableColumn(heading).NoWrap().RightAligned());

        foreach (var (path, file) in paths.Zip(files))
            table.AddRow([Markup.Escape(Path.GetFileName(path)), file.Kind.ToString().ToLowerInvariant(), .. columns.Select(x => Text(x.Of(file.Tally)))]);

        // A reason that is cut in two is hard to find again; a line that is too long is not.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, LeastWidth);
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
