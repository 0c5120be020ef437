using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MarketingBus.Tests.Support;

namespace MarketingBus.Bench;

/// <summary>Erases people while others come in, then looks for their addresses in every table and in the log: none may be found.</summary>
internal static class ErasureBench
{
    const int AtOnce = 16;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public static Command Create()
    {
        var people = new Option<int>("--people") { Description = "People to erase.", DefaultValueFactory = _ => 1_000 };
        var command = new Command("erasure", "Erasing people under load: how long it takes, and what is left of them.") { people };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(people), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(int people, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        await using var world = await EmbeddedWorld.StartAsync(keepsLog: true);
        await EachAsync(people, place => SendAsync(world, Lead($"gone-{place}", "gone.example"), patience.Token), patience.Token);

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
        var load = LoadAsync(world, people, ending.Token);
        var watch = Stopwatch.StartNew();
        await EachAsync(people, async place =>
        {
            using var answer = await world.Http.DeleteAsync(new Uri($"/api/leads/gone-{place}", UriKind.Relative), patience.Token);
            answer.EnsureSuccessStatusCode();
        }, patience.Token);
        var accepted = watch.Elapsed;
        await EachAsync(people, place => ErasedAsync(world, place, patience.Token), patience.Token);
        var erased = watch.Elapsed;
        await ending.CancelAsync();
        var others = await load;

        var traces = await world.TracesOfAsync("@gone.example");
        foreach (var trace in traces)
            Console.WriteLine(trace);

        Console.WriteLine($"{people} people: accepted in {accepted.TotalSeconds:0.0} s, erased in {erased.TotalSeconds:0.0} s, beside {others} other leads; {traces.Count} traces");
        BenchResults.Write("erasure", new { people, accepted_seconds = accepted.TotalSeconds, erased_seconds = erased.TotalSeconds, other_leads = others, bars = new { addresses_found = traces.Count } });
        return traces.Count == 0 ? 0 : 1;
    }

    static Task EachAsync(int count, Func<int, Task> work, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (place, _) => await work(place));

    /// <summary>Others come in all the while, and the same people again.</summary>
    static async Task<int> LoadAsync(EmbeddedWorld world, int people, CancellationToken cancellationToken)
    {
        for (var sent = 0; ; sent++)
        {
            if (cancellationToken.IsCancellationRequested)
                return sent;

            await SendAsync(world, Lead($"stays-{sent}", "stays.example"), CancellationToken.None);
            await SendAsync(world, Lead($"gone-{sent % people}", "gone.example"), CancellationToken.None);
        }
    }

    static async Task SendAsync(EmbeddedWorld world, string lead, CancellationToken cancellationToken)
    {
        using var content = new StringContent(lead, System.Text.Encoding.UTF8, "application/json");
        using var answer = await world.Http.PostAsync(new Uri("/api/events/leads", UriKind.Relative), content, cancellationToken);
        if (answer.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.Gone))
            throw new InvalidOperationException($"A lead was answered {(int)answer.StatusCode}.");
    }

    static async Task ErasedAsync(EmbeddedWorld world, int place, CancellationToken cancellationToken)
    {
        while (true)
        {
            var proof = await world.Http.GetFromJsonAsync<JsonElement>(new Uri($"/api/leads/gone-{place}/erasure", UriKind.Relative), cancellationToken);
            if (proof.GetProperty("status").GetString() == "erased")
                return;

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
        }
    }

    static string Lead(string id, string domain) =>
        $$"""{"lead_id": "{{id}}", "conversation_id": "{{id}}", "persona": "Founder", "industry": "SaaS", "email": "{{id}}@{{domain}}", "gdpr_consent": true}""";
}
