using System.Diagnostics;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Orchestration;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support.Chaos.Promised;

/// <summary>Says two things of each lead and each campaign's day, one right behind the other, while orchestrators are killed: the second must hold.</summary>
public sealed class OrderRun(int leads, int campaignDays, Action<string> report)
{
    const string SourceSystem = "order";
    const int PairsInAnArray = 100;

    static readonly string[] Ways = ["rest array", "rest separate", "upstream array", "upstream separate"];
    static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(4);

    public async Task<OrderReport> RunAsync(CancellationToken cancellationToken)
    {
        await using var world = await PromisedWorld.StartAsync("Saga.Orchestrator", cancellationToken);
        var watch = Stopwatch.StartNew();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var killing = KillAsync(world, over.Token);
        await Task.WhenAll(Ways.Select((_, way) => Task.Run(() => SendAsync(world, way, cancellationToken), cancellationToken)));
        report($"{leads + campaignDays} pairs accepted after {watch.Elapsed.TotalSeconds:0} s");
        await over.CancelAsync();
        var kills = await killing;
        var left = await world.RestAsync(cancellationToken);

        await using var database = world.OpenDatabase();
        var companies = await database.Set<LeadJourneyState>().AsNoTracking().Where(x => x.SourceSystem == SourceSystem).ToDictionaryAsync(x => x.LeadId, x => x.Lead?.Company, cancellationToken);
        var clicks = await database.Set<CampaignReading>().AsNoTracking().Where(x => x.SourceSystem == SourceSystem).ToDictionaryAsync(x => x.CampaignId, x => x.Figures.Clicks, cancellationToken);
        var older = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (way, name) in Ways.Index())
        {
            older[$"leads, {name}"] = companies.Count(x => WayOf(x.Key) == way && x.Value == "older");
            older[$"campaign days, {name}"] = clicks.Count(x => WayOf(x.Key) == way && x.Value == 1);
        }

        return new OrderReport(leads, campaignDays, kills, older, leads + campaignDays - companies.Count - clicks.Count, left, watch.Elapsed.TotalSeconds);
    }

    /// <summary>By turns, and started again at once.</summary>
    static async Task<int> KillAsync(PromisedWorld world, CancellationToken stopping)
    {
        for (var kills = 0; ; kills++)
        {
            await Task.Delay(BetweenKills, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested)
                return kills;

            var victim = world.Twice[kills % world.Twice.Count];
            await victim.KillAsync();
            victim.Start();
        }
    }

    async Task SendAsync(PromisedWorld world, int way, CancellationToken cancellationToken)
    {
        await SendAsync(world, way, "leads", "lead.received", leads, Lead, cancellationToken);
        await SendAsync(world, way, "campaigns", "campaign.updated", campaignDays, Campaign, cancellationToken);
    }

    static async Task SendAsync(PromisedWorld world, int way, string route, string key, int count, Func<int, bool, string> body, CancellationToken cancellationToken)
    {
        var places = Enumerable.Range(0, count).Where(x => x % Ways.Length == way);
        var (isUpstream, isArray) = (way >= 2, way % 2 == 0);
        foreach (var chunk in places.Chunk(isArray ? PairsInAnArray : 1))
        {
            string[] versions = [.. chunk.SelectMany(x => (string[])[body(x, false), body(x, true)])];
            foreach (var message in isArray ? [$"[{string.Join(',', versions)}]"] : versions)
            {
                if (isUpstream)
                    await world.Upstream.PublishAsync(key, message, cancellationToken);
                else
                    await world.PostAsync($"api/events/{route}", message, cancellationToken);
            }
        }
    }

    static string Lead(int place, bool isNewer) => $$"""{"lead_id":"{{place}}","source_system":"{{SourceSystem}}","company":"{{(isNewer ? "newer" : "older")}}","gdpr_consent":{{(isNewer ? "false" : "true")}}}""";

    static string Campaign(int place, bool isNewer) => $$"""{"campaign_id":"{{place}}","source_system":"{{SourceSystem}}","date":"2026-03-05","impressions":1000,"clicks":{{(isNewer ? 2 : 1)}}}""";

    static int WayOf(string id) => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture) % Ways.Length;
}
