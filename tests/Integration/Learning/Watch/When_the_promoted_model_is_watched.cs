using MarketingBus.Contracts;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Learning;
using MarketingBus.Learning.Watch;
using MarketingBus.Tests.Integration.Messaging;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Learning.Watch;

public sealed class When_the_promoted_model_is_watched_on_sqlite() : When_the_promoted_model_is_watched(new InMemoryAndSqlite());

public sealed class When_the_promoted_model_is_watched_on_postgresql() : When_the_promoted_model_is_watched(new RabbitMqAndPostgreSql());

public abstract class When_the_promoted_model_is_watched(IStores stores) : IAsyncLifetime
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    readonly WatchWorld world = new(stores);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Should_be_quiet_while_leads_are_like_those_learned_from()
    {
        var version = await world.PromoteAsync();
        await world.TriageAsync(500, daysAgo: 1);
        await world.TriageAsync(600, daysAgo: 31);

        Assert.True(await world.WatchAsync());

        var check = Assert.Single(await world.ChecksAsync());
        var report = WatchWorld.ReportOf(check);
        Assert.Equal((version, 500, 600, false), (check.ModelVersion, check.Leads, check.Outcomes, check.IsDrifted));
        Assert.Equal(["industry", "source", "visits"], report.Columns.Select(x => x.Column).Order());
        Assert.All(report.Columns, x => Assert.InRange(x.StabilityIndex, 0, 0.1));
        Assert.InRange(report.Outcomes!.Observed, report.BaseRate - 0.08, report.BaseRate + 0.08);
        Assert.InRange(report.Outcomes.CalibrationError, 0.001, 0.1);
        Assert.Contains("\"stability_index\":", check.ReportJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_name_the_column_that_drifted_once_each_time_that_it_begins()
    {
        var version = await world.PromoteAsync();
        await world.TriageAsync(400, daysAgo: 0.1, x => x with { Source = "Trade fair" });
        var first = world.Now;
        Assert.True(await world.WatchAsync());
        world.Time.Advance(Hour);
        Assert.True(await world.WatchAsync());

        world.Time.Advance(TimeSpan.FromDays(8));
        await world.TriageAsync(400, daysAgo: 0.1);
        Assert.True(await world.WatchAsync());
        world.Time.Advance(TimeSpan.FromDays(8));
        await world.TriageAsync(400, daysAgo: 0.1, x => x with { Source = "Trade fair" });
        var second = world.Now;
        Assert.True(await world.WatchAsync());

        Assert.Equal([true, true, false, true], (await world.ChecksAsync()).Select(x => x.IsDrifted));
        var heard = await world.HearAsync(2);
        Assert.Equal([first, second], heard.Select(x => x.DetectedAt).Order(), (x, y) => (x - y).Duration() < TimeSpan.FromMilliseconds(1));
        Assert.All(heard, x =>
        {
            var shift = Assert.Single(x.Columns);
            Assert.Equal((version, "source", 1), (x.ModelVersion, shift.Column, shift.UnseenShare));
            Assert.True(shift.StabilityIndex > 1);
            Assert.Contains(x.Reasons, y => y.StartsWith("source has shifted", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Should_tell_of_predictions_that_do_not_come_true()
    {
        await world.PromoteAsync();
        await world.TriageAsync(600, daysAgo: 31, chance: 0.2);

        await world.WatchAsync();

        var drifted = Assert.Single(await world.HearAsync(1));
        Assert.Empty(drifted.Columns);
        Assert.Contains(drifted.Reasons, x => x.Contains("were predicted", StringComparison.Ordinal));
        Assert.Contains(drifted.Reasons, x => x.Contains("in training", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_leave_leads_alone_that_may_still_convert()
    {
        await world.PromoteAsync();
        await world.TriageAsync(600, daysAgo: 20, chance: 0);

        await world.WatchAsync();

        Assert.Equal((0, false), (await world.ChecksAsync()).Select(x => (x.Outcomes, x.IsDrifted)).Single());
    }

    [Fact]
    public async Task Should_count_leads_that_the_model_left_to_the_rules()
    {
        await world.PromoteAsync();
        await world.TriageAsync(300, daysAgo: 1);
        await world.TriageAsync(100, daysAgo: 1, x => x with { Source = null, Industry = null }, isInformed: false);

        await world.WatchAsync();

        var report = WatchWorld.ReportOf(Assert.Single(await world.ChecksAsync()));
        Assert.Equal((400, 0.25), (report.Leads, report.NotInformedShare));
        Assert.Equal(0.25, report.Columns.Single(x => x.Column == "source").MissingShare);
    }

    [Fact]
    public async Task Should_be_checked_by_one_of_many_instances()
    {
        await world.PromoteAsync();
        await world.TriageAsync(400, daysAgo: 1, x => x with { Source = "Trade fair" });

        // Nobody has ever set the job; then everybody finds it due again.
        for (var turn = 1; turn <= 2; turn++)
        {
            var checks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => world.WatchAsync())));
            Assert.Equal((1, turn), (checks.Count(x => x), (await world.ChecksAsync()).Count));
            Assert.False(await world.WatchAsync());
            world.Time.Advance(Hour);
        }

        await world.HearAsync(1);
    }

    [Fact]
    public async Task Should_not_be_checked_while_the_rules_score()
    {
        Assert.False(await world.WatchAsync());

        Assert.Empty(await world.ChecksAsync());
    }
}
