using MarketingBus.Api.Ingress;
using MarketingBus.Data;
using MarketingBus.Data.Learning;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Learning.Watch;

public sealed class When_checks_are_read_over_rest : IAsyncLifetime
{
    static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    EmbeddedWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        world = await EmbeddedWorld.StartAsync([new DataModule(), new MemoryModule(), new LearningModule(), new IngressModule()]);
        await world.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            for (var hour = 0; hour < 3; hour++)
                database.AddRange(Check("v1", hour), Check("v2", hour));
            await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Should_find_those_of_the_model_in_their_order_without_sorting()
    {
        var plan = new List<string>();
        await world.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>().Database;
            await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var command = database.GetDbConnection().CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN SELECT * FROM learning_model_checks WHERE ModelVersion = 'v1' AND Id < 9 ORDER BY Id DESC LIMIT 2";
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                plan.Add(reader.GetString(3));
        });

        Assert.Contains("IX_learning_model_checks_ModelVersion_Id", Assert.Single(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_give_those_of_the_model_newest_first_page_by_page()
    {
        var first = (await world.Http.ReadAsync("/api/models/v1/checks?limit=2")).Json;
        var second = (await world.Http.ReadAsync($"/api/models/v1/checks?limit=2&cursor={first.GetProperty("next_cursor").GetString()}")).Json;

        Assert.Equal([102, 101], first.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("leads").GetInt32()));
        Assert.Equal([100], second.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("leads").GetInt32()));
        var newest = first.GetProperty("items")[0];
        Assert.Equal((Start.AddHours(2), true), (newest.GetProperty("checked_at").GetDateTimeOffset(), newest.GetProperty("is_drifted").GetBoolean()));
        Assert.Equal("v1", newest.GetProperty("report").GetProperty("model_version").GetString());
    }

    [Fact]
    public async Task Should_give_none_of_a_model_that_never_scored() =>
        Assert.Empty((await world.Http.ReadAsync("/api/models/v3/checks")).Json.GetProperty("items").EnumerateArray());

    static ModelCheck Check(string version, int hour) => new()
    {
        ModelVersion = version, CheckedAt = Start.AddHours(hour), WindowFrom = Start.AddDays(-7), WindowTo = Start.AddHours(hour), Leads = 100 + hour, Outcomes = 5,
        IsDrifted = hour == 2, ReportJson = $$"""{"model_version":"{{version}}"}""",
    };
}
