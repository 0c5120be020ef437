using System.CommandLine;
using System.Globalization;
using MarketingBus.Tests.Support.Chaos.Promised;
using Spectre.Console;

namespace MarketingBus.Bench;

/// <summary>Two promises in the distributed world: what was said last holds, and who withdrew is not written to.</summary>
internal static class PromiseBench
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public static Command CreateOrder()
    {
        var leads = Number("--leads", "Pairs of versions of leads.", 10_000);
        var days = Number("--days", "Pairs of versions of a campaign's day.", 2_000);
        var command = new Command("order", "Two versions of each lead and campaign day while orchestrators are killed: how many end as the older one.") { leads, days };
        command.SetAction((result, cancellationToken) => WithinAsync(async token =>
        {
            var report = await new OrderRun(result.GetValue(leads), result.GetValue(days), Console.WriteLine).RunAsync(token);
            Show("order", [("leads", report.Leads), ("campaign days", report.CampaignDays), ("kills", report.Kills), .. report.Older.Select(x => ($"ended as older: {x.Key}", x.Value)), ("missing", report.Missing)], report.Left, report.Seconds);
            BenchResults.Write("order", new { bars = new { older = report.Older.Values.Sum(), missing = report.Missing, left = report.Left.Count }, report });
            return report.Passed;
        }, cancellationToken));
        return command;
    }

    public static Command CreateConsent()
    {
        var people = Number("--people", "Who consent, and withdraw.", 1_000);
        var command = new Command("consent", "Withdrawals while messages wait for their worker: how many are sent nevertheless.") { people };
        command.SetAction((result, cancellationToken) => WithinAsync(async token =>
        {
            var report = await new WithdrawalRun(result.GetValue(people), Console.WriteLine).RunAsync(token);
            Show("consent", [("people", report.People), ("sent before", report.SentBefore), .. report.SentAfter.Select(x => ($"sent after: {x.Key}", x.Value))], report.Left, report.Seconds);
            BenchResults.Write("consent", new { bars = new { sent_after = report.SentAfter.Values.Sum(), left = report.Left.Count }, report });
            return report.Passed;
        }, cancellationToken));
        return command;
    }

    static async Task<int> WithinAsync(Func<CancellationToken, Task<bool>> run, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        return await run(patience.Token) ? 0 : 1;
    }

    static void Show(string name, IEnumerable<(string What, int Count)> counts, IReadOnlyList<string> left, double seconds)
    {
        var table = new Table().AddColumns(name, string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"));
        foreach (var (what, count) in counts)
            table.AddRow(Markup.Escape(what), count.ToString(CultureInfo.InvariantCulture));

        foreach (var what in left)
            table.AddRow("left", Markup.Escape(what));

        AnsiConsole.Write(table);
    }

    static Option<int> Number(string name, string description, int usual) => new(name) { Description = description, DefaultValueFactory = _ => usual };
}
