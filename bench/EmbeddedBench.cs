using System.CommandLine;
using System.Globalization;
using MarketingBus.Tests.Support;
using Microsoft.Data.Sqlite;
using Spectre.Console;

namespace MarketingBus.Bench;

/// <summary>The whole journey in one process, beside plain inserts of the rows that it leaves behind.</summary>
internal static class EmbeddedBench
{
    const int WarmUpLeads = 500;

    public static Command Create()
    {
        var small = new Option<int>("--leads-small") { Description = "Leads of the first measurement and of the last stretch.", DefaultValueFactory = _ => 10_000 };
        var large = new Option<int>("--leads-large", "--leads") { Description = "Leads in all.", DefaultValueFactory = _ => 100_000 };
        var command = new Command("embedded", "Leads a second from acceptance to a completed journey, and what a kept lead costs.") { small, large };
        command.SetAction((result, cancellationToken) => RunAsync(Math.Min(result.GetValue(small), result.GetValue(large)), result.GetValue(large), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(int small, int large, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("marketingbus-bench-").FullName;
        var snapshot = Path.Combine(folder, "small.db");
        Stretch first, last;
        await using (var world = await EmbeddedWorld.StartAsync(folder: folder))
        {
            var load = new LeadLoad(world);
            await load.RunAsync(WarmUpLeads, cancellationToken);
            first = await load.RunAsync(small, cancellationToken);
            Say(first);
            await KeepAsync(folder, snapshot, cancellationToken);

            last = first;
            while (load.Leads < large)
            {
                last = await load.RunAsync(Math.Min(small, large - load.Leads), cancellationToken);
                Say(last);
            }
        }

        var plain = await PlainInsert.MeasureAsync(snapshot, folder, cancellationToken);
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        Write(first, last, plain, WarmUpLeads + small);
        return 0;
    }

    static async Task KeepAsync(string folder, string snapshot, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "marketingbus.db")}");
        await connection.OpenAsync(cancellationToken);
        await using var copy = connection.CreateCommand();
        copy.CommandText = "VACUUM INTO $path";
        copy.Parameters.AddWithValue("$path", snapshot);
        await copy.ExecuteNonQueryAsync(cancellationToken);
    }

    static void Say(Stretch stretch) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{stretch.TotalLeads,8} leads: {stretch.LeadsPerSecond:0} leads/s, {stretch.MillisecondsPerLead:0.000} ms a lead, {stretch.ResidentMegabytes:0} MB resident"));

    static void Write(Stretch first, Stretch last, PlainInsertResult plain, int snapshotLeads)
    {
        var plainLeadsPerSecond = snapshotLeads / plain.Elapsed.TotalSeconds;
        var bars = new
        {
            journey_vs_plain_insert = Math.Round(first.LeadsPerSecond / plainLeadsPerSecond, 4),
            rss_100k_vs_10k = Math.Round(last.ResidentMegabytes / first.ResidentMegabytes, 3),
            time_per_lead_100k_vs_10k = Math.Round(last.MillisecondsPerLead / first.MillisecondsPerLead, 3),
        };
        var table = new Table().AddColumns("what", "value");
        foreach (var (what, value) in new (string, double)[]
        {
            ("rows a lead leaves", (double)plain.Rows / snapshotLeads),
            ("plain inserts, leads/s", plainLeadsPerSecond),
            ($"pipeline at {first.TotalLeads} leads, leads/s", first.LeadsPerSecond),
            ($"pipeline at {last.TotalLeads} leads, leads/s", last.LeadsPerSecond),
            ($"resident at {first.TotalLeads} leads, MB", first.ResidentMegabytes),
            ($"resident at {last.TotalLeads} leads, MB", last.ResidentMegabytes),
            ("pipeline to plain inserts", bars.journey_vs_plain_insert),
            ("resident, last to first", bars.rss_100k_vs_10k),
            ("time a lead, last to first", bars.time_per_lead_100k_vs_10k),
        })
            table.AddRow(what, value.ToString(value < 10 ? "0.000" : "0", CultureInfo.InvariantCulture));

        AnsiConsole.Write(table);
        BenchResults.Write("embedded", new { bars, first, last, plain_leads_per_second = plainLeadsPerSecond, rows_per_lead = (double)plain.Rows / snapshotLeads, rows_by_table = plain.RowsByTable });
    }
}
