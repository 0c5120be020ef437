using MarketingBus.Data;
using MarketingBus.Data.Learning;
using MarketingBus.Learning;
using MarketingBus.Learning.Registry;
using MarketingBus.Tests.Integration.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Learning;

public sealed class When_a_champion_changes_on_sqlite() : When_a_champion_changes(new InMemoryAndSqlite());

public sealed class When_a_champion_changes_on_postgresql() : When_a_champion_changes(new RabbitMqAndPostgreSql());

public abstract class When_a_champion_changes(IStores stores) : IAsyncLifetime
{
    static readonly DateTimeOffset Day = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    EmbeddedWorld world = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await stores.StartAsync();
        world = await EmbeddedWorld.StartAsync([new DataModule(), new LearningModule()], stores.Settings);
        await world.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            database.AddRange(ModelRecords.Of("a", age: 9), ModelRecords.Of("b", age: 8), ModelRecords.Of("c", age: 7), ModelRecords.Of("none", "refused"), ModelRecords.Of("other", "promoted", "columns-1"));
            await database.SaveChangesAsync(Cancellation);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await stores.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Should_retire_the_one_before_and_leave_other_scopes_alone()
    {
        Assert.Equal(PromotionOutcome.Promoted, await PromoteAsync("a"));
        Assert.Equal(PromotionOutcome.Promoted, await PromoteAsync("b"));

        var models = await ModelsAsync();
        Assert.Equal(("retired", "promoted", "promoted"), (models["a"].Status, models["b"].Status, models["other"].Status));
        Assert.Equal(("Followed by b.", "because of b"), (models["a"].Message, models["b"].Message));
        Assert.NotNull(models["a"].PromotedAt);
        Assert.True(models["a"].RetiredAt >= models["a"].PromotedAt);
        Assert.NotNull(models["b"].PromotedAt);
        Assert.Null(models["b"].RetiredAt);
    }

    [Fact]
    public async Task Should_say_why_one_cannot_take_over()
    {
        await PromoteAsync("a");
        await ChangeAsync("c", x => x.Artefact = [9]);

        Assert.Equal(PromotionOutcome.AlreadyPromoted, await PromoteAsync("a"));
        Assert.Equal(PromotionOutcome.Refused, await PromoteAsync("none"));
        Assert.Equal(PromotionOutcome.Unknown, await PromoteAsync("z"));
        Assert.Equal(PromotionOutcome.Damaged, await PromoteAsync("c"));
        Assert.Equal(["a"], await PromotedAsync());
    }

    [Fact]
    public async Task Should_go_back_step_by_step_and_never_to_one_that_was_given_up()
    {
        foreach (var version in new[] { "a", "b", "c" })
            await PromoteAsync(version);

        Assert.Equal("b", await RollBackAsync());
        Assert.Equal(["b"], await PromotedAsync());
        Assert.Equal("a", await RollBackAsync());
        Assert.Null(await RollBackAsync());

        var models = await ModelsAsync();
        Assert.Equal(["a"], await PromotedAsync());
        Assert.Equal(("retired", "Rolled back to b. worse"), (models["c"].Status, models["c"].Message));
        Assert.Equal("Took over again from b. worse", models["a"].Message);
        Assert.True(models["a"].PromotedAt >= models["b"].RetiredAt);
        Assert.Null(models["a"].RetiredAt);
    }

    [Fact]
    public async Task Should_go_back_to_one_that_was_given_up_once_it_was_promoted_again()
    {
        foreach (var version in new[] { "a", "b" })
            await PromoteAsync(version);

        await RollBackAsync();
        await PromoteAsync("b");
        await PromoteAsync("c");

        Assert.Equal("b", await RollBackAsync());
    }

    [Fact]
    public async Task Should_pass_over_one_whose_bytes_are_damaged_when_it_goes_back()
    {
        foreach (var version in new[] { "a", "b", "c" })
            await PromoteAsync(version);

        await ChangeAsync("b", x => x.Artefact = [9]);

        Assert.Equal("a", await RollBackAsync());
    }

    [Fact]
    public async Task Should_have_nothing_to_go_back_to_when_nothing_was_promoted() => Assert.Null(await RollBackAsync());

    [Fact]
    public async Task Should_leave_one_champion_whoever_changes_it_at_the_same_time()
    {
        await PromoteAsync("c");
        var versions = Enumerable.Range(0, 40).Select(x => x % 4 == 3 ? null : ((string[])["a", "b", "c"])[x % 4]);
        await Task.WhenAll(versions.Select(x => Task.Run(() => x is null ? RollBackAsync() : (Task)PromoteAsync(x), Cancellation)));

        Assert.Single(await PromotedAsync());
        var models = await ModelsAsync();
        Assert.All(models.Values.Where(x => x.Status == "retired"), x => Assert.NotNull(x.RetiredAt));
    }

    [Fact]
    public async Task Should_choose_the_same_one_everywhere_should_there_be_several()
    {
        await ChangeAsync("a", x => (x.Status, x.PromotedAt) = ("promoted", Day.AddDays(1)));
        await ChangeAsync("b", x => (x.Status, x.PromotedAt) = ("promoted", Day));
        await ChangeAsync("c", x => x.Status = "promoted");

        await using (var scope = world.Services.CreateAsyncScope())
            Assert.Equal("a", await scope.ServiceProvider.GetRequiredService<ModelRegistry>().PromotedVersionAsync("leads", Cancellation));

        Assert.True(await AddAsync("d", judgedAgainst: "a"));
        Assert.Equal(["d"], await PromotedAsync());
    }

    [Fact]
    public async Task Should_not_be_followed_by_one_that_was_judged_against_another()
    {
        await PromoteAsync("a");

        Assert.False(await AddAsync("d", judgedAgainst: null));
        Assert.False(await AddAsync("d", judgedAgainst: "b"));
        Assert.Equal(["a"], await PromotedAsync());
        Assert.DoesNotContain("d", (await ModelsAsync()).Keys);

        Assert.True(await AddAsync("d", judgedAgainst: "a"));
        Assert.Equal(["d"], await PromotedAsync());
    }

    async Task<bool> AddAsync(string version, string? judgedAgainst)
    {
        await using var scope = world.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ModelRegistry>().AddAsync(ModelRecords.Of(version, "promoted"), judgedAgainst, Cancellation);
    }

    async Task<PromotionOutcome> PromoteAsync(string version)
    {
        await using var scope = world.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ModelRegistry>().PromoteAsync(version, $"because of {version}", Cancellation);
    }

    async Task<string?> RollBackAsync()
    {
        await using var scope = world.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ModelRegistry>().RollBackAsync("leads", "worse", Cancellation);
    }

    Task ChangeAsync(string version, Action<ModelRecord> change) => world.InScopeAsync(async services =>
    {
        var database = services.GetRequiredService<MarketingDbContext>();
        change(await database.Set<ModelRecord>().SingleAsync(x => x.Version == version, Cancellation));
        await database.SaveChangesAsync(Cancellation);
    });

    Task<Dictionary<string, ModelRecord>> ModelsAsync() => world.ReadAsync(x => x.Set<ModelRecord>().AsNoTracking().ToDictionaryAsync(m => m.Version, Cancellation));

    Task<List<string>> PromotedAsync() => world.ReadAsync(x => x.Set<ModelRecord>().Where(m => m.Scope == "leads" && m.Status == "promoted").Select(m => m.Version).ToListAsync(Cancellation));
}
