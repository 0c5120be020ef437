using System.Collections.Concurrent;
using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Learning;

/// <summary>Leads come without a pause while a second model is trained, takes over and is rolled back.</summary>
public sealed class When_a_model_is_swapped_under_load : IAsyncLifetime
{
    const int EnoughLeads = 20;

    // Leads come all the time, and leave the machine some time to train.
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    const string Referred = """
        "source":"Referral","industry":"SaaS","company_size":"1001-5000","persona":"Founder","region":"US","preferred_channel":"email"
        """;

    readonly string folder = Directory.CreateTempSubdirectory("marketingbus-swap-").FullName;
    readonly ConcurrentQueue<string> published = [];
    readonly List<string> seen = [];
    EmbeddedWorld world = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        LeadFile.Write(folder, rows: 800);
        world = await EmbeddedWorld.StartAsync(settings: [$"Ingress:DataFolder={folder}", "Learning:RefreshInterval=00:00:01", "Outbox:RetryLimit=1"]);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Should_lose_no_lead_and_never_go_back_by_itself()
    {
        var first = await TrainAsync("promoted");
        await SeenAsync(first);
        using var stop = new CancellationTokenSource();
        var load = Task.WhenAll(PublishAsync(stop.Token), WatchAsync(stop.Token));

        await TriagedByAsync(first, after: 0);
        var second = await TrainAsync("candidate");
        var promotionAsked = TimeProvider.System.GetUtcNow();
        await AskAsync($"/api/models/{second}/promote");
        await WatchedAsync(second);
        var swapSeen = published.Count;
        await TriagedByAsync(second, after: swapSeen);

        var (rollbackAsked, lastBefore) = (TimeProvider.System.GetUtcNow(), published.Count);
        await AskAsync("/api/models/rollback");
        await WatchedAsync(first);
        var rollbackSeen = published.Count;
        await TriagedByAsync(first, after: rollbackSeen);
        await stop.CancelAsync();
        await load;

        var names = published.ToList();
        await world.EventuallyAsync(x => x.Set<LeadJourneyState>().CountAsync(j => j.CurrentState == "Completed", Cancellation), x => x == names.Count, $"{names.Count} journeys are completed");
        Assert.Equal(0, await world.ReadAsync(x => x.Set<FaultedMessage>().CountAsync(Cancellation)));
        var leads = await world.ReadAsync(x => x.Set<Lead>().AsNoTracking().ToDictionaryAsync(y => y.LeadId, Cancellation));
        Assert.Equal(names.Order(), leads.Keys.Order());
        Assert.Equal(new[] { first, second }.Order(), leads.Values.Select(x => x.ModelVersion).Distinct().Order());
        Assert.All(leads.Values.Where(x => x.TriagedAt < promotionAsked), x => Assert.Equal(first, x.ModelVersion));
        Assert.All(names[swapSeen..lastBefore].Select(x => leads[x]).Where(x => x.TriagedAt < rollbackAsked), x => Assert.Equal(second, x.ModelVersion));
        Assert.All(names[rollbackSeen..].Select(x => leads[x]), x => Assert.Equal(first, x.ModelVersion));
        Assert.Equal([first, second, first], Watched());
    }

    /// <summary>Batch after batch; a name is noted before the batch that holds it is sent.</summary>
    async Task PublishAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var batch = Enumerable.Range(published.Count, 3).Select(x => $"S-{x:00000}").ToList();
            batch.ForEach(published.Enqueue);
            var answer = await world.Http.SendJsonAsync("/api/events/leads", $"[{string.Join(',', batch.Select(x => $$"""{"lead_id":"{{x}}",{{Referred}}}"""))}]");
            Assert.Equal(202, answer.Status);
            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Asks for a score, one question after the other, and notes by which model each was answered.</summary>
    async Task WatchAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var version = await PredictedByAsync();
            lock (seen)
                seen.Add(version);

            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }

    async Task<string> PredictedByAsync() => TextOf(await AskAsync("/api/agents/predict/lead_score", $$"""{"lead_data":{"lead_id":"watch",{{Referred}}} }"""), "model_version");

    /// <summary>The models that answered, each as long as it did.</summary>
    List<string> Watched()
    {
        lock (seen)
            return [.. seen.Where((x, place) => place == 0 || seen[place - 1] != x)];
    }

    Task<List<string>> WatchedAsync(string version) => Waiting.EventuallyAsync(() => Task.FromResult(Watched()), x => x is [.., var last] && last == version, $"{version} scores");

    Task<string> SeenAsync(string version) => Waiting.EventuallyAsync(PredictedByAsync, x => x == version, $"{version} scores");

    Task<int> TriagedByAsync(string version, int after)
    {
        var from = $"S-{after:00000}";
        return world.EventuallyAsync(
            x => x.Set<Lead>().CountAsync(y => y.ModelVersion == version && string.Compare(y.LeadId, from) >= 0, Cancellation), x => x >= EnoughLeads, $"{EnoughLeads} leads from {from} on are scored by {version}");
    }

    async Task<string> TrainAsync(string decision)
    {
        var processed = await AskAsync("/api/agents/data/process", """{"source":"leads.csv","for":"leads"}""");
        Assert.Equal(decision, TextOf(processed, "decision"));
        return TextOf(processed, "model_version");
    }

    async Task<JsonElement> AskAsync(string path, string body = "{}")
    {
        var answer = await world.Http.SendJsonAsync(path, body);
        Assert.True(answer.Status == 200, $"{path}: {answer.Status} {answer.Text}");
        return answer.Json;
    }

    static string TextOf(JsonElement answer, string name) => answer.GetProperty(name).GetString()!;
}
