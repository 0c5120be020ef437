using System.Text.Json;
using MarketingBus.Api.Ingress;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Platform.Messaging;
using MarketingBus.Saga.Orchestrator;
using MarketingBus.Tests.Integration.Saga;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

public sealed class When_operators_look_after_what_stopped() : When_operators_look_after_what_stopped_in_any_form(envelope: false);

public sealed class When_operators_look_after_what_stopped_in_an_envelope() : When_operators_look_after_what_stopped_in_any_form(envelope: true);

/// <summary>Whichever way messages travel, an operator is told the same of them.</summary>
public abstract class When_operators_look_after_what_stopped_in_any_form(bool envelope) : IAsyncLifetime
{
    readonly FakeWorkers workers = new()
    {
        OnTriage = _ => throw new InvalidOperationException("no model"),
        OnOptimize = _ => throw new InvalidOperationException("no figures"),
    };

    EmbeddedWorld world = null!;

    public async ValueTask InitializeAsync() => world = await EmbeddedWorld.StartAsync(
        [new DataModule(), new MemoryModule(), new LearningModule(), new IngressModule(), new OrchestratorModule(), workers], ["Outbox:RetryLimit=1", $"Transport:Envelope={envelope}"]);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await world.DisposeAsync();
    }

    [Fact]
    public async Task Should_see_why_a_journey_stopped_and_take_it_up_again()
    {
        await PostLeadsAsync("L-1");
        var journey = Assert.Single(await FaultedAsync("journeys", 1));
        Assert.Equal("no model", journey.GetProperty("fault_reason").GetString());

        workers.OnTriage = FakeWorkers.Triaged;
        Assert.Equal(202, (await PostAsync($"/api/journeys/{journey.GetProperty("journey_id").GetString()}/retry")).Status);

        await InStateAsync<LeadJourneyState>("Completed", 1);
        Assert.Empty(await FaultedAsync("journeys", 0));
    }

    [Fact]
    public async Task Should_take_all_faulted_journeys_up_again_by_one_call()
    {
        await PostLeadsAsync("L-1", "L-2", "L-3");
        await InStateAsync<LeadJourneyState>("Faulted", 3);

        workers.OnTriage = FakeWorkers.Triaged;
        Assert.Equal(2, (await PostAsync("/api/journeys/retry?limit=2")).Json.GetProperty("count").GetInt32());
        await InStateAsync<LeadJourneyState>("Completed", 2);
        Assert.Equal(1, (await PostAsync("/api/journeys/retry")).Json.GetProperty("count").GetInt32());
        await InStateAsync<LeadJourneyState>("Completed", 3);
    }

    [Fact]
    public async Task Should_see_why_a_review_stopped_and_take_it_up_again_or_give_it_up()
    {
        await PostAsync("/api/events/campaigns", """[{"campaign_id":"C-1"},{"campaign_id":"C-2"}]""");
        var reviews = await FaultedAsync("reviews", 2);
        Assert.All(reviews, x => Assert.Equal("no figures", x.GetProperty("fault_reason").GetString()));

        workers.OnOptimize = FakeWorkers.Optimized;
        Assert.Equal(202, (await PostAsync($"/api/reviews/{reviews[0].GetProperty("review_id").GetString()}/retry")).Status);
        Assert.Equal(202, (await PostAsync($"/api/reviews/{reviews[1].GetProperty("review_id").GetString()}/abandon")).Status);

        await InStateAsync<CampaignReviewState>("Completed", 1);
        await InStateAsync<CampaignReviewState>("Abandoned", 1);
        Assert.Equal(409, (await PostAsync($"/api/reviews/{reviews[1].GetProperty("review_id").GetString()}/retry")).Status);
    }

    [Fact]
    public async Task Should_be_told_which_states_there_are() =>
        Assert.Contains("Faulted", (await world.Http.ReadAsync("/api/journeys?state=stuck")).ErrorsOf("state"), StringComparison.Ordinal);

    [Fact]
    public async Task Should_send_back_a_message_that_its_saga_could_not_deal_with()
    {
        workers.OnTriage = FakeWorkers.Triaged;
        var message = (await FailAsync("L-1")).Single();
        Assert.Equal(("lead-journey", "LeadReceived"), (message.GetProperty("endpoint").GetString(), message.GetProperty("message_type").GetString()));
        Assert.Equal(MarketingIds.Journey(MarketingIds.DefaultSourceSystem, "L-1"), message.GetProperty("subject_id").GetGuid());
        Assert.Contains("no such table", message.GetProperty("reason").GetString(), StringComparison.Ordinal);

        var path = $"/api/faulted-messages/{message.GetProperty("id").GetInt64()}";
        Assert.Equal(202, (await PostAsync($"{path}/retry")).Status);

        await InStateAsync<LeadJourneyState>("Completed", 1);
        Assert.Empty(await MessagesAsync());
        Assert.Equal(404, (await PostAsync($"{path}/retry")).Status);
        Assert.Single(workers.Triages);
    }

    [Fact]
    public async Task Should_send_a_message_back_once_though_two_ask_for_it()
    {
        workers.OnTriage = FakeWorkers.Triaged;
        var message = (await FailAsync("L-1")).Single();

        var path = $"/api/faulted-messages/{message.GetProperty("id").GetInt64()}/retry";
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostAsync(path)));

        Assert.Equal([202, 404, 404, 404], answers.Select(x => x.Status).Order());
    }

    [Fact]
    public async Task Should_page_through_messages_and_discard_one()
    {
        var messages = await FailAsync("L-1", "L-2");

        var first = (await world.Http.ReadAsync("/api/faulted-messages?limit=1")).Json;
        var second = (await world.Http.ReadAsync($"/api/faulted-messages?limit=1&cursor={first.GetProperty("next_cursor").GetString()}")).Json;
        Assert.Equal(messages.Select(Id), [Id(first.GetProperty("items")[0]), Id(second.GetProperty("items")[0])]);

        using var discard = new HttpRequestMessage(HttpMethod.Delete, $"/api/faulted-messages/{Id(messages[0])}");
        Assert.Equal(204, (await world.Http.AnswerAsync(discard)).Status);
        Assert.Equal([Id(messages[1])], (await MessagesAsync()).Select(Id));

        static long Id(JsonElement message) => message.GetProperty("id").GetInt64();
    }

    /// <summary>The saga's table is away while the leads arrive.</summary>
    async Task<List<JsonElement>> FailAsync(params string[] leads)
    {
        await ExecuteAsync("ALTER TABLE orchestration_lead_journeys RENAME TO away");
        await PostLeadsAsync(leads);
        await world.EventuallyAsync(x => x.Set<FaultedMessage>().CountAsync(), x => x == leads.Length, "the messages have failed");
        await ExecuteAsync("ALTER TABLE away RENAME TO orchestration_lead_journeys");
        return await MessagesAsync();
    }

    Task<int> ExecuteAsync(string sql) => world.ReadAsync(x => x.Database.ExecuteSqlRawAsync(sql));

    Task<Answer> PostAsync(string path, string body = "{}") => world.Http.SendJsonAsync(path, body);

    async Task PostLeadsAsync(params string[] leads)
    {
        foreach (var lead in leads)
            Assert.Equal(202, (await PostAsync("/api/events/leads", $$"""{"lead_id":"{{lead}}"}""")).Status);
    }

    Task<int> InStateAsync<TState>(string state, int count)
        where TState : class, IOrchestratedState =>
        world.EventuallyAsync(x => x.Set<TState>().CountAsync(s => s.CurrentState == state), x => x == count, $"{count} are {state}");

    async Task<List<JsonElement>> FaultedAsync(string kind, int count)
    {
        if (kind == "journeys")
            await InStateAsync<LeadJourneyState>("Faulted", count);
        else
            await InStateAsync<CampaignReviewState>("Faulted", count);

        return [.. (await world.Http.ReadAsync($"/api/{kind}?state=faulted")).Json.GetProperty("items").EnumerateArray()];
    }

    async Task<List<JsonElement>> MessagesAsync() =>
        [.. (await world.Http.ReadAsync("/api/faulted-messages?endpoint=lead-journey")).Json.GetProperty("items").EnumerateArray()];
}
