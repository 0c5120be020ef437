using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MarketingBus.Data.Orchestration;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Bench.Erasures;

/// <summary>Half of the people are known for a while, with all that is remembered of them; of the others the first event is still being worked on when they ask to be erased.</summary>
/// <param name="world">Empty, and only this run's.</param>
/// <param name="people">People to erase.</param>
/// <param name="breakAsync">Sends an event so that it ends among the dead letters, where the world has some.</param>
internal sealed class ErasureRun(IWorld world, int people, Func<string, Task> breakAsync)
{
    const int AtOnce = 16;
    const string Gone = "gone.example", Stays = "stays.example";

    public async Task<ErasureReport> RunAsync(CancellationToken cancellationToken)
    {
        var known = people / 2;
        await EachAsync(known, place => MeetAsync(place, cancellationToken), cancellationToken);
        await CompletedAsync(known, cancellationToken);
        // Redis names each conversation.
        var before = (await world.TracesOfAsync($"@{Gone}")).Select(x => x.StartsWith("redis ", StringComparison.Ordinal) ? "redis" : x).Distinct().ToList();
        await EachAsync(people - known, place => SendAsync(Lead($"gone-{known + place}", Gone), cancellationToken), cancellationToken);

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var load = LoadAsync(ending.Token);
        var watch = Stopwatch.StartNew();
        await EachAsync(people, async place =>
        {
            using var answer = await world.Http.DeleteAsync(new Uri($"/api/leads/gone-{place}", UriKind.Relative), cancellationToken);
            answer.EnsureSuccessStatusCode();
        }, cancellationToken);
        var accepted = watch.Elapsed.TotalSeconds;

        var proofs = new double[people];
        await EachAsync(people, async place =>
        {
            await ErasedAsync(place, cancellationToken);
            proofs[place] = watch.Elapsed.TotalSeconds;
        }, cancellationToken);
        await ending.CancelAsync();
        var (others, refused) = await load;

        return new ErasureReport(
            proofs.Count(x => x > 0), accepted, proofs.Min(), proofs.Max(), people / proofs.Max(), others, refused, before, await world.TracesOfAsync($"@{Gone}"));
    }

    static Task EachAsync(int count, Func<int, Task> work, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (place, _) => await work(place));

    static string Lead(string id, string domain) =>
        $$"""{"lead_id": "{{id}}", "conversation_id": "{{id}}", "persona": "Founder", "industry": "SaaS", "email": "{{id}}@{{domain}}", "gdpr_consent": true}""";

    /// <summary>Sends a lead that goes its way, one that nobody can read, and what is to be remembered of it.</summary>
    async Task MeetAsync(int place, CancellationToken cancellationToken)
    {
        var id = $"gone-{place}";
        await SendAsync(Lead(id, Gone), cancellationToken);
        await breakAsync(Lead(id, Gone));
        await PostAsync("/api/agents/memory/store", $$$"""{"memory_type": "long_term", "lead_id": "{{{id}}}", "preferences": {"mail": "{{{id}}}@{{{Gone}}}"}}""", cancellationToken);
        await PostAsync("/api/agents/memory/store", $$$"""{"memory_type": "short_term", "conversation_id": "{{{id}}}", "context": {"mail": "{{{id}}}@{{{Gone}}}"}}""", cancellationToken);
    }

    async Task CompletedAsync(int count, CancellationToken cancellationToken)
    {
        while (await world.ReadAsync(x => x.Set<LeadJourneyState>().CountAsync(j => j.CurrentState == "Completed", cancellationToken)) < count)
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
    }

    /// <summary>Others come in all the while, and the same people again.</summary>
    async Task<(int Others, int Refused)> LoadAsync(CancellationToken cancellationToken)
    {
        var refused = 0;
        for (var sent = 0; ; sent++)
        {
            if (cancellationToken.IsCancellationRequested)
                return (sent, refused);

            await SendAsync(Lead($"stays-{sent}", Stays), CancellationToken.None);
            if (await SendAsync(Lead($"gone-{sent % people}", Gone), CancellationToken.None) == HttpStatusCode.Gone)
                refused++;
        }
    }

    async Task<HttpStatusCode> SendAsync(string lead, CancellationToken cancellationToken)
    {
        var status = await PostAsync("/api/events/leads", lead, cancellationToken);
        return status is HttpStatusCode.Accepted or HttpStatusCode.Gone ? status : throw new InvalidOperationException($"A lead was answered {(int)status}.");
    }

    async Task<HttpStatusCode> PostAsync(string path, string body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await world.Http.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        return answer.StatusCode;
    }

    async Task ErasedAsync(int place, CancellationToken cancellationToken)
    {
        while (true)
        {
            var proof = await world.Http.GetFromJsonAsync<JsonElement>(new Uri($"/api/leads/gone-{place}/erasure", UriKind.Relative), cancellationToken);
            if (proof.GetProperty("status").GetString() == "erased" && proof.GetProperty("stores").EnumerateArray().All(x => x.GetProperty("found").GetInt64() == 0))
                return;

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
        }
    }
}
