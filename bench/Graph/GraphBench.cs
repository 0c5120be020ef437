using System.Diagnostics;
using MarketingBus.Data;
using MarketingBus.Memory;
using MarketingBus.Memory.Semantic;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Persistence;
using MarketingBus.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace MarketingBus.Bench.Graph;

/// <summary>
/// What lies two steps around a lead, against what is known of the lead alone: a million facts in PostgreSQL, of which a few nodes have hundreds of thousands and most have five. Both through the port, in
/// turn, one at a time, the same leads; medians.
/// </summary>
internal static class GraphBench
{
    const int Facts = 1_000_000;
    const int Warmups = 300;
    const int Rounds = 1_500;
    const int Limit = 50;

    public static async Task<GraphResult> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var database = await PostgreSqlDatabase.NameAsync();
        await using (await ServiceHost.StartAsync(
            ["--urls=http://127.0.0.1:0", "--Database:Provider=PostgreSql", $"--Database:ConnectionString={database.ConnectionString};Pooling=false"], [new DataModule()], cancellationToken: cancellationToken))
        {
            // The database is there and at its newest.
        }

        await FillAsync(database.ConnectionString, cancellationToken);

        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddCommandLine(["--Database:Provider=PostgreSql", $"--Database:ConnectionString={database.ConnectionString}"]);
        builder.Services.AddLogging();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddDatabase<MarketingDbContext>();
        new MemoryModule().AddServices(builder);
        using var host = builder.Build();

        var random = new Random(7);
        for (var i = 0; i < Warmups; i++)
            await AskAsync(host.Services, GraphFacts.Lead(random.Next(GraphFacts.Leads)), cancellationToken);

        var asked = new List<(double Lookup, double Around, int Found)>();
        for (var i = 0; i < Rounds; i++)
            asked.Add(await AskAsync(host.Services, GraphFacts.Lead(random.Next(GraphFacts.Leads)), cancellationToken));

        var (lookup, around) = (Percentile(asked.Select(x => x.Lookup), 0.5), Percentile(asked.Select(x => x.Around), 0.5));
        return new GraphResult(
            Facts, around / lookup, lookup, around, Percentile(asked.Select(x => x.Lookup), 0.99), Percentile(asked.Select(x => x.Around), 0.99), asked.Average(x => x.Found));
    }

    static async Task<(double Lookup, double Around, int Found)> AskAsync(IServiceProvider services, string lead, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var graph = scope.ServiceProvider.GetRequiredService<IKnowledgeGraph>();

        var started = Stopwatch.GetTimestamp();
        await graph.FindAsync(new TriplePattern(Subject: lead), Limit, cancellationToken);
        var lookup = Stopwatch.GetElapsedTime(started).TotalMilliseconds;

        started = Stopwatch.GetTimestamp();
        var found = await graph.NeighbourhoodAsync(lead, 2, Limit, cancellationToken);
        return (lookup, Stopwatch.GetElapsedTime(started).TotalMilliseconds, found.Count);
    }

    static async Task FillAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using (var copy = await connection.BeginBinaryImportAsync(
            """
            COPY memory.facts ("Subject", "Predicate", "Object", "SubjectKey", "PredicateKey", "ObjectKey", "Weight", "Evidence", "FirstSeenAt", "LastSeenAt", "Standing", "Version")
            FROM STDIN (FORMAT BINARY)
            """, cancellationToken))
        {
            foreach (var fact in GraphFacts.Of(Facts))
            {
                await copy.StartRowAsync(cancellationToken);
                foreach (var text in (string[])[fact.Subject, fact.Predicate, fact.Object, fact.SubjectKey, fact.PredicateKey, fact.ObjectKey])
                    await copy.WriteAsync(text, cancellationToken);
                await copy.WriteAsync(fact.Weight, cancellationToken);
                await copy.WriteAsync(1, cancellationToken);
                await copy.WriteAsync(fact.FirstSeenAt.UtcDateTime, cancellationToken);
                await copy.WriteAsync(fact.LastSeenAt.UtcDateTime, cancellationToken);
                await copy.WriteAsync(fact.Standing, cancellationToken);
                await copy.WriteAsync(1, cancellationToken);
            }

            await copy.CompleteAsync(cancellationToken);
        }

        // As autovacuum leaves a table soon enough.
        await using var vacuum = new NpgsqlCommand("VACUUM (ANALYZE) memory.facts", connection) { CommandTimeout = 0 };
        await vacuum.ExecuteNonQueryAsync(cancellationToken);
    }

    static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }
}

/// <param name="Facts">In the table.</param>
/// <param name="Ratio">Median of the one over the median of the other.</param>
/// <param name="LookupMilliseconds">Median of finding by subject.</param>
/// <param name="AroundMilliseconds">Median of the neighbourhood of depth two.</param>
/// <param name="LookupP99">Milliseconds.</param>
/// <param name="AroundP99">Milliseconds.</param>
/// <param name="MeanFound">Facts that a neighbourhood came to, at most 50.</param>
internal sealed record GraphResult(int Facts, double Ratio, double LookupMilliseconds, double AroundMilliseconds, double LookupP99, double AroundP99, double MeanFound);
