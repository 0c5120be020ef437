using System.Text.Json;
using MarketingBus.Api.Ingress;
using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Memory.Resilience;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Memories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory.Faults;

/// <summary>The graph was away while facts were told, and takes none of them now that it is back.</summary>
public sealed class When_operators_look_after_writes_that_were_given_up : IAsyncLifetime
{
    readonly FlakyGraph graph = new() { Mood = GraphMood.Away, Refuses = _ => true };

    EmbeddedWorld world = null!;

    public async ValueTask InitializeAsync() => world = await EmbeddedWorld.StartAsync(
        [new DataModule(), new MemoryModule(), new LearningModule(), new IngressModule(), new FlakyGraphModule(graph)],
        ["Memory:Resilience:BreakFor=00:00:00.5", "Memory:Resilience:ApplyInterval=00:00:00.1", "Memory:Resilience:Tries=2"]);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Should_see_them_and_have_one_tried_again_once_though_four_ask_for_it()
    {
        var write = (await GiveUpAsync("Acme")).Single();
        Assert.Equal(
            ("semantic", "acme", nameof(FormatException), 2),
            (write.GetProperty("memory").GetString(), write.GetProperty("key").GetString(), write.GetProperty("reason").GetString(), write.GetProperty("failures").GetInt32()));
        Assert.Empty((await world.Http.ReadAsync("/api/kept-writes?memory=short_term")).Json.GetProperty("items").EnumerateArray());

        graph.Refuses = _ => false;
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostAsync($"/api/kept-writes/{Id(write)}/retry")));

        Assert.Equal([202, 404, 404, 404], answers.Select(x => x.Status).Order());
        await AppliedAsync("Acme");
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Should_be_shown_one_again_that_is_still_not_taken()
    {
        var write = (await GiveUpAsync("Acme")).Single();
        Assert.Equal(202, (await PostAsync($"/api/kept-writes/{Id(write)}/retry")).Status);

        Assert.Equal(2, (await GivenUpAsync(1)).Single().GetProperty("failures").GetInt32());
    }

    [Fact]
    public async Task Should_page_through_them_discard_one_and_have_the_others_tried_by_one_call()
    {
        var writes = await GiveUpAsync("Acme", "Bolt", "Core");
        var first = (await world.Http.ReadAsync("/api/kept-writes?limit=2")).Json;
        var second = (await world.Http.ReadAsync($"/api/kept-writes?limit=2&cursor={first.GetProperty("next_cursor").GetString()}")).Json;
        Assert.Equal(writes.Select(Id), [.. first.GetProperty("items").EnumerateArray().Select(Id), Id(second.GetProperty("items")[0])]);

        using var discard = new HttpRequestMessage(HttpMethod.Delete, $"/api/kept-writes/{Id(writes.Single(x => x.GetProperty("key").GetString() == "bolt"))}");
        Assert.Equal(204, (await world.Http.AnswerAsync(discard)).Status);

        graph.Refuses = _ => false;
        Assert.Equal(2, (await PostAsync("/api/kept-writes/retry")).Json.GetProperty("count").GetInt32());
        await AppliedAsync("Acme", "Core");
        Assert.Equal(0, await world.ReadAsync(x => x.Set<KeptMemoryWrite>().CountAsync()));
    }

    [Fact]
    public async Task Should_touch_none_that_still_waits()
    {
        await TellAsync("Acme");
        var id = await world.ReadAsync(x => x.Set<KeptMemoryWrite>().Select(kept => kept.Id).SingleAsync());

        Assert.Equal(404, (await PostAsync($"/api/kept-writes/{id}/retry")).Status);
        using var discard = new HttpRequestMessage(HttpMethod.Delete, $"/api/kept-writes/{id}");
        Assert.Equal(404, (await world.Http.AnswerAsync(discard)).Status);
        Assert.Equal(0, (await PostAsync("/api/kept-writes/retry")).Json.GetProperty("count").GetInt32());
        Assert.Empty(await ListAsync());
    }

    static long Id(JsonElement write) => write.GetProperty("id").GetInt64();

    async Task<List<JsonElement>> GiveUpAsync(params string[] subjects)
    {
        await TellAsync(subjects);
        graph.Mood = GraphMood.Well;
        return await GivenUpAsync(subjects.Length);
    }

    async Task TellAsync(params string[] subjects)
    {
        foreach (var subject in subjects)
            Assert.Equal(200, (await PostAsync("/api/agents/memory/store", $$"""{"memory_type": "semantic", "subject": "{{subject}}", "predicate": "is", "object": "known"}""")).Status);
    }

    Task<List<JsonElement>> GivenUpAsync(int count) => Waiting.EventuallyAsync(ListAsync, x => x.Count == count, $"{count} are given up");

    Task<List<string>> AppliedAsync(params string[] subjects) => Waiting.EventuallyAsync(
        () => Task.FromResult(graph.Taken.Select(x => x.Subject).Order().ToList()), x => x.SequenceEqual(subjects), "they are in the graph");

    async Task<List<JsonElement>> ListAsync() => [.. (await world.Http.ReadAsync("/api/kept-writes")).Json.GetProperty("items").EnumerateArray()];

    Task<Answer> PostAsync(string path, string body = "{}") => world.Http.SendJsonAsync(path, body);

    sealed class FlakyGraphModule(FlakyGraph graph) : ServiceModule
    {
        public override string Name => "flaky-graph";

        public override void AddServices(IHostApplicationBuilder builder) => builder.Services.AddSingleton(graph).AddResilientGraph<FlakyGraph>();
    }
}
