using System.Diagnostics;
using MarketingBus.Data.Engagement;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support.Chaos.Promised;

/// <summary>Withdraws consents while messages to those people wait for a worker that is down: once a withdrawal is accepted, nothing may be sent.</summary>
public sealed class WithdrawalRun(int people, Action<string> report)
{
    const string SourceSystem = "consent";
    const string OtherSystem = "consent-crm";
    const int InAnArray = 100;
    const int AtOnce = 32;

    static readonly string[] Ways = ["consent false", "unsubscribed", "consent false under another id", "unsubscribed under another id"];

    readonly DateTimeOffset[] withdrawn = new DateTimeOffset[people];

    public async Task<WithdrawalReport> RunAsync(CancellationToken cancellationToken)
    {
        await using var world = await PromisedWorld.StartAsync("Workers.Engagement", cancellationToken, "Ingress:AnswerTimeout=00:00:01");
        var watch = Stopwatch.StartNew();
        foreach (var chunk in Enumerable.Range(0, people).Chunk(InAnArray))
            await world.PostAsync("api/events/leads", $"[{string.Join(',', chunk.Select(Consenting))}]", cancellationToken);

        var before = await world.RestAsync(cancellationToken);
        report($"{people} people have consented after {watch.Elapsed.TotalSeconds:0} s{(before.Count > 0 ? $"; left: {string.Join(", ", before)}" : "")}");

        var engagement = world.Twice;
        await Task.WhenAll(engagement.Select(x => x.KillAsync()));
        await EachAsync(place => world.PostAsync("api/agents/engage", $$"""{"lead_data":{"lead_id":"{{place}}","source_system":"{{SourceSystem}}"},"engagement_type":"follow_up"}""", cancellationToken), cancellationToken);
        await EachAsync(async place => withdrawn[place] = await WithdrawAsync(world, place, cancellationToken), cancellationToken);
        report($"All have withdrawn after {watch.Elapsed.TotalSeconds:0} s; the worker is started, killed in the middle, and started again.");

        engagement[0].Start();
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System, cancellationToken);
        await engagement[0].KillAsync();
        foreach (var worker in engagement)
            worker.Start();

        var left = await world.RestAsync(cancellationToken);
        await using var database = world.OpenDatabase();
        var sent = (await database.Set<Outreach>().AsNoTracking().Where(x => x.Status == OutreachStatus.Sent).Select(x => new { x.LeadId, x.IntendedAt, x.EndedAt }).ToListAsync(cancellationToken))
            .Select(x => (Place: int.Parse(x.LeadId, System.Globalization.CultureInfo.InvariantCulture) % people, At: x.EndedAt ?? x.IntendedAt))
            .ToLookup(x => x.At > withdrawn[x.Place]);
        return new WithdrawalReport(
            people, sent[false].Count(), Ways.Index().ToDictionary(x => x.Item, x => sent[true].Count(y => y.Place % Ways.Length == x.Index)), left, watch.Elapsed.TotalSeconds);
    }

    Task EachAsync(Func<int, Task> work, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        Enumerable.Range(0, people), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (place, _) => await work(place));

    /// <summary>When the withdrawal was accepted. Another id is one of another system, with the same address in another spelling.</summary>
    async Task<DateTimeOffset> WithdrawAsync(PromisedWorld world, int place, CancellationToken cancellationToken)
    {
        var (way, other) = (place % Ways.Length, place + people);
        if (way == 3)
            await world.PostAsync("api/events/leads", Other(other, place, ""), cancellationToken);

        return way switch
        {
            0 => await world.PostAsync("api/events/leads", $$"""{"lead_id":"{{place}}","source_system":"{{SourceSystem}}","gdpr_consent":false}""", cancellationToken),
            1 => await world.PostAsync("api/events/engagements", $$"""{"lead_id":"{{place}}","source_system":"{{SourceSystem}}","kind":"unsubscribed"}""", cancellationToken),
            2 => await world.PostAsync("api/events/leads", Other(other, place, ",\"gdpr_consent\":false"), cancellationToken),
            _ => await world.PostAsync("api/events/engagements", $$"""{"lead_id":"{{other}}","source_system":"{{OtherSystem}}","kind":"unsubscribed"}""", cancellationToken),
        };
    }

    static string Consenting(int place) =>
        $$"""{"lead_id":"{{place}}","source_system":"{{SourceSystem}}","source":"Website","industry":"SaaS","company_size":"201-1000","persona":"Founder","region":"EU","email":"p{{place}}@consent.example","gdpr_consent":true}""";

    static string Other(int id, int place, string consent) => $$"""{"lead_id":"{{id}}","source_system":"{{OtherSystem}}","persona":"Founder","email":" P{{place}}@Consent.EXAMPLE "{{consent}}}""";
}
