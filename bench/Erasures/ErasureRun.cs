using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Bench.Erasures;

/// <summary>
/// Half of the people are known for a while, with all that is remembered of them; of the others the first event is still being worked on when they ask to be erased. Each is a lead of two source systems,
/// which spell the address in two of twenty ways. Beside them are neighbours, who differ by the case of a letter in their id and have the address of one who is erased in an attribute.
/// </summary>
/// <param name="world">Empty, and only this run's.</param>
/// <param name="settings">How many, and how often the workers stand still.</param>
/// <param name="breakAsync">Sends an event so that it ends among the dead letters, where the world has some.</param>
/// <param name="stopAsync">Stops the workers in the midst of the erasures, for so long; null where there are none.</param>
internal sealed class ErasureRun(IWorld world, ErasureSettings settings, Func<string, Task> breakAsync, Func<TimeSpan, Task>? stopAsync)
{
    const int AtOnce = 16;
    const string Gone = "gone.example", Stays = "stays.example";
    const string Crm = "crm", Web = "web";

    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    readonly int people = settings.People;

    public async Task<ErasureReport> RunAsync(CancellationToken cancellationToken)
    {
        var (known, neighbours) = (people / 2, Math.Min(people, settings.Neighbours));
        await EachAsync(Enumerable.Range(0, neighbours), place => SendAsync(Neighbour(place), cancellationToken), cancellationToken);
        await EachAsync(Enumerable.Range(0, people).Where(IsKnown), place => MeetAsync(place, cancellationToken), cancellationToken);
        await CompletedAsync(2 * known + neighbours, cancellationToken);
        var before = (await TracesAsync()).ToList();
        var held = await OthersAsync(cancellationToken);

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var load = LoadAsync(ending.Token);
        var proofs = new double[people];
        var (accepted, took) = (0.0, 0.0);
        foreach (var group in Enumerable.Range(0, people).Chunk((people + settings.Rounds - 1) / settings.Rounds))
        {
            var watch = Stopwatch.StartNew();
            accepted += await AskAsync(group, watch, cancellationToken);
            await EachAsync(group, async place =>
            {
                await ErasedAsync(place, cancellationToken);
                proofs[place] = watch.Elapsed.TotalSeconds;
            }, cancellationToken);
            took += watch.Elapsed.TotalSeconds;
        }

        await ending.CancelAsync();
        var (others, refused) = await load;
        await CompletedAsync(others + neighbours, cancellationToken);

        return new ErasureReport(
            proofs.Count(x => x > 0), accepted, proofs.Min(), proofs.Max(), people / took, others, refused, before, [.. await TracesAsync(), .. await LeftAsync(cancellationToken)],
            held - await OthersAsync(cancellationToken));
    }

    /// <summary>The first events of those who are new are still being worked on when the workers stand still and everybody asks. The seconds until the last was accepted.</summary>
    async Task<double> AskAsync(int[] group, Stopwatch watch, CancellationToken cancellationToken)
    {
        await EachAsync(group.Where(x => !IsKnown(x)), place => ComeAsync(place, cancellationToken), cancellationToken);
        watch.Restart();
        var asking = EraseAsync(group, cancellationToken);
        if (stopAsync is not null && settings.Stop > TimeSpan.Zero)
            await stopAsync(settings.Stop);

        await asking;
        return watch.Elapsed.TotalSeconds;
    }

    Task EraseAsync(int[] group, CancellationToken cancellationToken) => EachAsync(group, async place =>
    {
        using var answer = await world.Http.DeleteAsync(new Uri($"/api/leads/{IdOf(place)}?source_system={Crm}", UriKind.Relative), cancellationToken);
        answer.EnsureSuccessStatusCode();
    }, cancellationToken);

    static Task EachAsync(IEnumerable<int> places, Func<int, Task> work, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        places, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (place, _) => await work(place));

    /// <summary>About somebody else.</summary>
    public static string RejectedLead(int place) => Rejected(Lead(Crm, $"other-{place}", $"other-{place}@{Stays}"));

    /// <summary>With a consent that nobody can read: the event is kept in the error queue as it came.</summary>
    public static string Rejected(string lead) => lead.Replace("true", "\"perhaps\"", StringComparison.Ordinal);

    /// <summary>Every second one; the others are new when they ask to be erased.</summary>
    static bool IsKnown(int place) => place % 2 == 1;

    /// <summary>A neighbour's is the same in upper case.</summary>
    static string IdOf(int place) => $"person-{place}";

    static string AddressOf(int place) => $"gone-{place}@{Gone}";

    static string Lead(string system, string id, string email, string attributes = "") => $$"""
        {"lead_id": "{{id}}", "source_system": "{{system}}", "conversation_id": "{{system}}-{{id}}", "persona": "Founder", "industry": "SaaS", "company": "Acme", "email": {{JsonSerializer.Serialize(email)}}, "gdpr_consent": true{{attributes}}}
        """;

    static string Neighbour(int place) => Lead(Crm, IdOf(place).ToUpperInvariant(), $"neighbour-{place}@{Stays}", $$$""", "attributes": {"owner_email": "{{{AddressOf(place)}}}", "mood": "good"}""");

    static string Spelled(string system, int place) => Lead(system, IdOf(place), Spellings.Of($"gone-{place}", Gone, system == Crm ? place : place + 7));

    async Task ComeAsync(int place, CancellationToken cancellationToken)
    {
        await SendAsync(Spelled(Crm, place), cancellationToken);
        await SendAsync(Spelled(Web, place), cancellationToken);
    }

    /// <summary>Sends leads that go their way, one that nobody can read, and what is to be remembered.</summary>
    async Task MeetAsync(int place, CancellationToken cancellationToken)
    {
        var id = IdOf(place);
        await ComeAsync(place, cancellationToken);
        await breakAsync(Lead(Crm, id, AddressOf(place)));
        await PostAsync("/api/agents/memory/store", $$$"""{"memory_type": "long_term", "lead_id": "{{{id}}}", "source_system": "crm", "preferences": {"mail": "{{{AddressOf(place)}}}"}}""", cancellationToken);
        await PostAsync("/api/agents/memory/store", $$$"""{"memory_type": "short_term", "conversation_id": "crm-{{{id}}}", "context": {"mail": "{{{AddressOf(place)}}}"}}""", cancellationToken);
        await PostAsync("/api/agents/memory/store", $$$"""{"memory_type": "semantic", "subject": "Acme", "predicate": "has_contact", "object": "{{{AddressOf(place).ToUpperInvariant()}}}"}""", cancellationToken);
    }

    async Task CompletedAsync(int count, CancellationToken cancellationToken)
    {
        while (await world.ReadAsync(x => x.Set<LeadJourneyState>().CountAsync(j => j.CurrentState == "Completed", cancellationToken)) < count)
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
    }

    /// <summary>Redis names each conversation.</summary>
    async Task<IEnumerable<string>> TracesAsync() =>
        (await world.TracesOfAsync(Gone)).Concat(await world.TracesOfAsync("gone-")).Select(x => x.StartsWith("redis ", StringComparison.Ordinal) ? "redis" : x).Distinct();

    /// <summary>What is left under an id or a spelling that a search for a text does not find.</summary>
    async Task<IEnumerable<string>> LeftAsync(CancellationToken cancellationToken)
    {
        var gone = Enumerable.Range(0, people).SelectMany(x => new[] { Crm, Web }.Select(system => MarketingIds.Journey(system, IdOf(x)))).ToHashSet();
        var nodes = Enumerable.Range(0, people).SelectMany(x => new[] { $"lead:{Crm}/{IdOf(x)}", $"lead:{Web}/{IdOf(x)}" }).ToHashSet();
        var left = new List<string>();
        foreach (var column in Columns())
        {
            var found = (await world.ReadAsync(x => column.Journeys(x).Distinct().ToListAsync(cancellationToken))).Count(gone.Contains);
            if (found > 0)
                left.Add($"{found} journeys in {column.Name}");
        }

        var facts = (await world.ReadAsync(x => x.Set<RememberedFact>().Select(f => f.Subject).Distinct().ToListAsync(cancellationToken))).Count(nodes.Contains);
        return facts > 0 ? [.. left, $"{facts} nodes in memory.facts"] : left;
    }

    static IEnumerable<(string Name, Func<Data.MarketingDbContext, IQueryable<Guid>> Journeys)> Columns() =>
    [
        ("orchestration.lead_journeys", x => x.Set<LeadJourneyState>().Select(j => j.CorrelationId)),
        ("orchestration.handoffs", x => x.Set<HandoffRecord>().Select(h => h.SubjectId)),
        ("orchestration.actions", x => x.Set<AgentActionRecord>().Select(a => a.SubjectId)),
        ("leads.leads", x => x.Set<Lead>().Select(l => l.JourneyId)),
        ("memory.leads", x => x.Set<RememberedLead>().Select(l => l.JourneyId)),
    ];

    /// <summary>What is held of the neighbours, in rows: none of it may go.</summary>
    async Task<int> OthersAsync(CancellationToken cancellationToken)
    {
        var neighbours = Enumerable.Range(0, settings.Neighbours).Select(x => MarketingIds.Journey(Crm, IdOf(x).ToUpperInvariant())).ToHashSet();
        var held = 0;
        foreach (var column in Columns())
            held += (await world.ReadAsync(x => column.Journeys(x).ToListAsync(cancellationToken))).Count(neighbours.Contains);

        return held + await world.ReadAsync(x => x.Set<RememberedFact>().CountAsync(f => f.Subject.StartsWith("lead:crm/PERSON-"), cancellationToken));
    }

    /// <summary>Others come in all the while, and the same people again; where workers stand still only as many as are worked off before they do so again.</summary>
    async Task<(int Others, int Refused)> LoadAsync(CancellationToken cancellationToken)
    {
        var refused = 0;
        for (var sent = 0; ; sent++)
        {
            if (cancellationToken.IsCancellationRequested)
                return (sent, refused);

            await SendAsync(Lead(Crm, $"stays-{sent}", $"stays-{sent}@{Stays}"), CancellationToken.None);
            if (await SendAsync(Spelled(Web, sent % people), CancellationToken.None) == HttpStatusCode.Gone)
                refused++;

            if (settings.Stop > TimeSpan.Zero)
                await Task.Delay(Pace, TimeProvider.System, CancellationToken.None);
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
            var proof = await world.Http.GetFromJsonAsync<JsonElement>(new Uri($"/api/leads/{IdOf(place)}/erasure?source_system={Crm}", UriKind.Relative), cancellationToken);
            if (proof.GetProperty("status").GetString() == "erased" && proof.GetProperty("stores").EnumerateArray().All(x => x.GetProperty("found").GetInt64() == 0))
                return;

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
        }
    }
}

/// <param name="People">People to erase.</param>
/// <param name="Neighbours">Others who are known before and must be as whole afterwards.</param>
/// <param name="Stop">How long the workers stand still in the midst of each round; zero for not at all.</param>
/// <param name="Rounds">In how many parts, one after the other, the people ask to be erased.</param>
/// <param name="Rejected">Upstream events about others that are kept in the error queue.</param>
internal sealed record ErasureSettings(int People, int Neighbours, TimeSpan Stop, int Rounds, int Rejected);
