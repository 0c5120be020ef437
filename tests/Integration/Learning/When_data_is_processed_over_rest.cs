using System.Globalization;
using System.Text;
using System.Text.Json;
using MarketingBus.Data.Learning;
using MarketingBus.Learning;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Learning;

/// <summary>The whole product on a data folder of its own: from a file over a training to the score of the next lead.</summary>
public sealed class When_data_is_processed_over_rest : IAsyncLifetime
{
    const string Process = "/api/agents/data/process";

    /// <summary>By the rules 94; by what the samples say, rather likely to convert.</summary>
    const string Referred = """
        "source":"Referral","industry":"SaaS","company_size":"1001-5000","persona":"Founder","region":"US","preferred_channel":"email"
        """;

    readonly string folder = Directory.CreateTempSubdirectory("marketingbus-data-").FullName;
    EmbeddedWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        File.Copy(Repository.PathOf("samples", "training.csv"), Path.Combine(folder, "training.csv"));
        world = await EmbeddedWorld.StartAsync(settings: [$"Ingress:DataFolder={folder}", "Ingress:AnswerTimeout=00:01:00"]);

        // A training is answered when it has ended, and a busy machine takes its time.
        world.Http.Timeout = TimeSpan.FromMinutes(5);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Should_score_the_next_lead_by_what_was_learned()
    {
        var processed = await PostAsync(Process, """{"source":"training.csv"}""");
        Assert.Equal(("promoted", 1, 4), (TextOf(processed, "status"), NumberOf(processed, "data_files_processed"), NumberOf(processed, "models_trained")));
        Assert.Equal(1500, NumberOf(processed, "training_samples") + NumberOf(processed, "held_out_samples"));
        Assert.InRange(processed.GetProperty("metrics").GetProperty("ensemble").GetProperty("auc").GetDouble(), 0.65, 0.9);
        Assert.Equal("leads", TextOf(processed, "scope"));
        Assert.Contains("created_at, source, company_size", TextOf(processed, "scores"), StringComparison.Ordinal);
        var version = TextOf(processed, "model_version");

        var triaged = await PostAsync("/api/agents/triage", $$"""{"lead_data":{"lead_id":"T-1",{{Referred}}} }""");
        var predicted = await PostAsync("/api/agents/predict/lead_score", $$"""{"lead_data":{"lead_id":"P-1",{{Referred}}} }""");
        Assert.Equal((version, version), (TextOf(triaged, "model_version"), TextOf(predicted, "model_version")));
        Assert.InRange(predicted.GetProperty("lead_score").GetDouble(), 30, 99);
        Assert.Equal(predicted.GetProperty("lead_score").GetDouble(), triaged.GetProperty("lead_score").GetDouble(), 2);
        Assert.StartsWith("model.", TextOf(predicted.GetProperty("reasons")[0], "code"), StringComparison.Ordinal);

        foreach (var route in new[] { "/api/agents/triage", "/api/agents/predict/lead_score" })
        {
            var stranger = await PostAsync(route, $$"""{"lead_data":{"lead_id":"stranger of {{route.Length}}","source":"Referral"} }""");
            Assert.Equal(("rules", 13), (TextOf(stranger, "model_version"), NumberOf(stranger, "lead_score")));
            Assert.Contains(stranger.GetProperty("reasons").EnumerateArray(), x => TextOf(x, "code") == "model.too_little_known");
        }

        Assert.Equal(version, TextOf((await world.Http.ReadAsync("/api/agents/system/status")).Json, "model_version"));
        Assert.Contains("held_out_rows", await ReadResourceAsync($"data://models/{version}"), StringComparison.Ordinal);
        Assert.Equal(version, world.Services.GetRequiredService<ILeadScorer>().Score([])!.ModelVersion);
    }

    [Fact]
    public async Task Should_leave_the_rules_where_the_outcome_is_chance()
    {
        WriteNoise("noise.csv");

        var processed = await PostAsync(Process, """{"source":["noise.csv"],"label":"converted"}""");

        Assert.Equal(("no_signal", "refused"), (TextOf(processed, "status"), TextOf(processed, "decision")));
        Assert.Contains("the rules stay", TextOf(processed, "message"), StringComparison.Ordinal);
        Assert.Equal(["refused"], await world.ReadAsync(x => x.Set<ModelRecord>().Select(y => y.Status).ToListAsync()));
        var triaged = await PostAsync("/api/agents/triage", $$"""{"lead_data":{"lead_id":"N-1",{{Referred}}} }""");
        Assert.Equal(("rules", 94), (TextOf(triaged, "model_version"), NumberOf(triaged, "lead_score")));
    }

    [Theory]
    [InlineData("ordered", "\"backwards\"")]
    [InlineData("for", "\"everybody\"")]
    [InlineData("keep", "[\"nope\"]")]
    [InlineData("positive", "\"perhaps\"")]
    public async Task Should_name_the_field_that_is_at_fault(string field, string value)
    {
        var answer = await world.Http.SendJsonAsync(Process, $"{{\"source\":\"training.csv\",\"{field}\":{value}}}");

        Assert.Equal(400, answer.Status);
        Assert.Contains($"\"{field}\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_heed_what_is_said_of_a_file()
    {
        var processed = await PostAsync(Process, """{"source":"training.csv","ordered":"newest_first","for":"file","quotes":false,"blank_is_no":true}""");

        Assert.StartsWith("columns-", TextOf(processed, "scope"), StringComparison.Ordinal);
        Assert.Contains("judged on the first 375", TextOf(processed, "protocol"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_refuse_a_second_training_until_the_first_has_ended_or_its_caller_has_gone()
    {
        using var leaving = new CancellationTokenSource();
        var first = Task.CompletedTask;
        await UntilAsync(409, () =>
        {
            // The store's turn may have come first, and this one was refused.
            if (first.IsCompleted)
                first = TrainAsync(leaving.Token);
        });

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await UntilAsync(400, () => { });
        Assert.Equal(0, await world.ReadAsync(x => x.Set<ModelRecord>().CountAsync()));
    }

    async Task TrainAsync(CancellationToken leaving)
    {
        using var content = new StringContent("""{"source":"training.csv"}""", Encoding.UTF8, "application/json");
        using var response = await world.Http.PostAsync(Process, content, leaving);
    }

    // The store is empty: 400 when it is this training's turn.
    Task<int> UntilAsync(int status, Action before) => world.EventuallyAsync(async _ =>
    {
        before();
        return (await world.Http.SendJsonAsync(Process, "{}")).Status;
    }, x => x == status, $"the store's training is answered {status}");

    async Task<JsonElement> PostAsync(string path, string body)
    {
        var answer = await world.Http.SendJsonAsync(path, body);
        Assert.True(answer.Status == 200, $"{answer.Status} {answer.Text}");
        return answer.Json;
    }

    async Task<string> ReadResourceAsync(string uri)
    {
        var answer = await PostAsync("/mcp", $$"""{"jsonrpc":"2.0","method":"resources/read","params":{"uri":"{{uri}}"},"id":1}""");
        return TextOf(answer.GetProperty("result").GetProperty("contents")[0], "text");
    }

    // Some of the same leads, and coins for outcomes.
    void WriteNoise(string name)
    {
        var random = new Random(11);
        var lines = File.ReadAllLines(Repository.PathOf("samples", "training.csv"));
        var noise = lines.Skip(1).Take(300).Select(x => string.Create(CultureInfo.InvariantCulture, $"{x[..x.LastIndexOf(',')]},{random.Next(2)}"));
        File.WriteAllLines(Path.Combine(folder, name), [lines[0], .. noise]);
    }

    static string TextOf(JsonElement answer, string name) => answer.GetProperty(name).GetString()!;

    static double NumberOf(JsonElement answer, string name) => answer.GetProperty(name).GetDouble();
}
