using System.Text.Json;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Learning;

/// <summary>Whoever sees a score sees its reasons, and the same ones everywhere.</summary>
public sealed class When_a_score_is_explained : IAsyncLifetime
{
    const string Lead = """
        {"lead_data":{"lead_id":"E-1","source":"Referral","industry":"SaaS","company_size":"1001-5000","persona":"Founder","region":"US","preferred_channel":"email"}}
        """;

    EmbeddedWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        world = await EmbeddedWorld.StartAsync(settings: ["Ingress:AnswerTimeout=00:01:00"]);
        await TrainedModels.PromoteAsync(world, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Should_say_the_same_wherever_it_is_looked_at()
    {
        var triaged = (await world.Http.SendJsonAsync("/api/agents/triage", Lead)).Json;
        var reasons = triaged.GetProperty("reasons");
        var ofModel = reasons.EnumerateArray().First(x => x.GetProperty("code").GetString()!.StartsWith("model.", StringComparison.Ordinal));
        Assert.True(Math.Abs(ofModel.GetProperty("weight").GetDouble()) >= 0.5);
        Assert.Contains("points", ofModel.GetProperty("text").GetString(), StringComparison.Ordinal);

        var lead = (await world.Http.ReadAsync("/api/leads/E-1")).Json;
        var predicted = (await world.Http.SendJsonAsync("/api/agents/predict/lead_score", Lead)).Json;
        var told = await CallAsync("getLeadData", """{"lead_id":"E-1"}""");
        var read = JsonDocument.Parse((await CallAsync("resources/read", """{"uri":"db://leads/E-1"}""")).GetProperty("contents")[0].GetProperty("text").GetString()!).RootElement;

        foreach (var (where, seen) in new[] { ("GET /api/leads/{id}", lead), ("getLeadData", told), ("db://leads/{id}", read) })
        {
            Same(reasons, seen.GetProperty("reasons"), where);
            Same(reasons, TriageOf(seen).GetProperty("reasons"), $"the timeline of {where}");
            Assert.Equal(triaged.GetProperty("model_version").GetString(), seen.GetProperty("model_version").GetString());
        }

        Assert.Contains(predicted.GetProperty("reasons").EnumerateArray(), x => JsonElement.DeepEquals(x, ofModel));
    }

    static JsonElement TriageOf(JsonElement lead) => lead.GetProperty("timeline").EnumerateArray().Single(x =>
        x.GetProperty("kind").GetString() == "action" && x.GetProperty("who").GetString() == "LeadTriage");

    static void Same(JsonElement expected, JsonElement actual, string where) => Assert.True(JsonElement.DeepEquals(expected, actual), $"{where}: {actual}");

    async Task<JsonElement> CallAsync(string method, string parameters) =>
        (await world.Http.SendJsonAsync("/mcp", $$"""{"jsonrpc":"2.0","method":"{{method}}","params":{{parameters}},"id":1}""")).Json.GetProperty("result");
}
