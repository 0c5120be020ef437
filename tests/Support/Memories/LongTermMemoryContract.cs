using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Memory.LongTerm;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>What every long-term memory keeps to.</summary>
public abstract class LongTermMemoryContract(IMemoryEngine engine) : MemoryContract(engine)
{
    static readonly Guid Journey = new("11111111-1111-1111-1111-111111111111");
    static readonly Guid Another = new("22222222-2222-2222-2222-222222222222");

    [Fact]
    public async Task Should_leave_out_leads_that_it_does_not_know()
    {
        await MergeAsync(Journey, new() { ["preferred_channel"] = "email" });

        var known = await ReadAsync<ILongTermMemory, IReadOnlyDictionary<Guid, LeadMemory>>(x => x.GetAsync([Journey, Another], Cancellation));
        Assert.Equal([Journey], known.Keys);
    }

    [Fact]
    public async Task Should_let_newer_preferences_win_and_keep_the_others()
    {
        await MergeAsync(Journey, new() { ["preferred_channel"] = "email", ["language"] = "de" });
        Time.Advance(TimeSpan.FromDays(1));
        await MergeAsync(Journey, new() { ["preferred_channel"] = "sms" });

        var lead = await GetAsync();
        Assert.Equal("sms", lead.Preferences["preferred_channel"]);
        Assert.Equal("de", lead.Preferences["language"]);
        Assert.Equal(Time.GetUtcNow(), lead.UpdatedAt);
        Assert.Equal("L-1", lead.LeadId);
    }

    [Fact]
    public async Task Should_not_let_an_older_telling_that_comes_late_overwrite_a_newer()
    {
        var told = Time.GetUtcNow();
        await LearnAsync(told, 7, ("preferred_channel", "sms"));
        await LearnAsync(told.AddDays(3), 4, ("preferred_channel", "email"), ("language", "de"));
        await LearnAsync(told.AddDays(2), 9, ("language", "fr"));

        var lead = await GetAsync();
        Assert.Equal(("sms", "fr"), (lead.Preferences["preferred_channel"], lead.Preferences["language"]));
        Assert.Equal((told, told.AddDays(2)), (lead.PreferencesLearntAt["preferred_channel"], lead.PreferencesLearntAt["language"]));
    }

    [Fact]
    public async Task Should_let_what_is_told_by_hand_hold_until_a_later_version_says_otherwise()
    {
        var told = Time.GetUtcNow();
        await LearnAsync(told, 7, ("preferred_channel", "sms"));
        await MergeAsync(Journey, new() { ["preferred_channel"] = "call" });
        await LearnAsync(told, 7, ("preferred_channel", "email"));
        Assert.Equal("call", (await GetAsync()).Preferences["preferred_channel"]);

        await LearnAsync(told, 8, ("preferred_channel", "email"));

        Assert.Equal("email", (await GetAsync()).Preferences["preferred_channel"]);
    }

    [Fact]
    public async Task Should_compare_with_the_fifths_of_all_who_engaged()
    {
        // 150 leads; the i-th engaged i + 1 times, i days ago, and every fifth was worth its number in USD.
        for (var i = 0; i < 150; i++)
        {
            var (journey, count) = (new Guid(i + 10, 0, 0, new byte[8]), i + 1);
            var events = Enumerable.Range(0, count).Select(x => Happened(x == 0 && i % 5 == 0 ? EngagementKind.Converted : EngagementKind.Opened) with
            {
                JourneyId = journey, OccurredAt = Time.GetUtcNow().AddDays(-i), ValueUsd = i,
            });
            await RecordAsync([.. events]);
        }

        var before = (await LeadAsync(140)).Rfm!;
        Assert.True(await Quantiles(Services).CountAsync(Cancellation));
        Assert.False(await Quantiles(AnotherInstance()).CountAsync(Cancellation));
        await ReadAsync<MarketingDbContext, bool>(async database =>
        {
            await Services.GetRequiredService<CurrentRfmPopulation>().RefreshAsync(database, Cancellation);
            return true;
        });
        var (often, lately) = ((await LeadAsync(140)).Rfm!, (await LeadAsync(10)).Rfm!);

        Assert.Null(before.Population);
        Assert.Null(before.Recency.Quintile);
        Assert.Equal((150, 1, 5, 5), (often.Population, often.Recency.Quintile, often.Frequency.Quintile, often.Monetary.Quintile));
        Assert.Equal((5, 1, 5), (lately.Recency.Quintile, lately.Frequency.Quintile, lately.Monetary.Quintile));
        Assert.Equal(1, (await LeadAsync(139)).Rfm!.Monetary.Quintile);
        Assert.Equal((0.6, 0.7), (Math.Round(often.Score, 10), Math.Round(lately.Score, 10)));
        Assert.Equal("Last active 140 days ago (1 of 5), 141 engagements (5 of 5), 140 USD (5 of 5), compared with 150 leads.", often.Text);

        async Task<LeadMemory> LeadAsync(int i)
        {
            var journey = new Guid(i + 10, 0, 0, new byte[8]);
            return (await ReadAsync<ILongTermMemory, IReadOnlyDictionary<Guid, LeadMemory>>(x => x.GetAsync([journey], Cancellation)))[journey];
        }
    }

    [Fact]
    public async Task Should_merge_two_writes_of_one_unit_of_work()
    {
        await SaveAsync<ILongTermMemory>(async memory =>
        {
            await memory.MergeAsync(Journey, "L-1", new Dictionary<string, string> { ["language"] = "de" }, null, Cancellation);
            await memory.MergeAsync(
                [new LeadPreferences(Journey, "L-1", new Dictionary<string, string> { ["preferred_channel"] = "sms" }, 0.25)], Cancellation);
            await memory.RecordAsync([Happened(EngagementKind.Clicked), Happened(EngagementKind.Opened)], Nobody, Cancellation);
            await memory.RecordAsync([Happened(EngagementKind.Clicked)], Nobody, Cancellation);
        });

        var lead = await GetAsync();
        Assert.Equal(["language", "preferred_channel"], lead.Preferences.Keys.Order());
        Assert.Equal(3, lead.Engagements);
        Assert.Equal(2, lead.ResponsesByChannel["email"]);
    }

    [Fact]
    public async Task Should_count_across_units_of_work()
    {
        await RecordAsync(Happened(EngagementKind.Opened), Happened(EngagementKind.Clicked));
        await RecordAsync(
            Happened(EngagementKind.Replied) with { Channel = Channel.Sms },
            Happened(EngagementKind.Converted) with { ValueUsd = 250 },
            Happened(EngagementKind.Converted) with { Channel = null, ValueUsd = null });

        var lead = await GetAsync();
        Assert.Equal(5, lead.Engagements);
        Assert.Equal(2, lead.Conversions);
        Assert.Equal(250, lead.ConversionValueUsd);
        Assert.Equal(2, lead.ResponsesByChannel["email"]);
        Assert.Equal(1, lead.ResponsesByChannel["sms"]);
    }

    [Fact]
    public async Task Should_not_take_leaving_or_complaining_for_an_engagement()
    {
        await RecordAsync(Happened(EngagementKind.Clicked));
        Time.Advance(TimeSpan.FromDays(10));
        await RecordAsync(Happened(EngagementKind.Unsubscribed), Happened(EngagementKind.Complained));

        var lead = await GetAsync();
        Assert.Equal(1, lead.Engagements);
        Assert.Equal(10, lead.RecencyDays);
    }

    [Fact]
    public async Task Should_keep_the_latest_time_when_events_arrive_in_another_order()
    {
        await RecordAsync(Happened(EngagementKind.Clicked));
        await RecordAsync(Happened(EngagementKind.Clicked) with { OccurredAt = Time.GetUtcNow().AddDays(-90) });

        Assert.Equal(0, (await GetAsync()).RecencyDays);
    }

    [Fact]
    public async Task Should_use_an_upstreams_score_until_there_are_events()
    {
        await MergeAsync(Journey, [], 0.9);
        Assert.Equal(0.9, (await GetAsync()).RfmScore);
        Assert.Null((await GetAsync()).RecencyDays);

        await MergeAsync(Journey, new() { ["language"] = "de" });
        Assert.Equal(0.9, (await GetAsync()).RfmScore);

        await RecordAsync(Happened(EngagementKind.Opened));
        Assert.Equal(0.45, (await GetAsync()).RfmScore!.Value, 10);
    }

    [Fact]
    public async Task Should_have_no_score_when_there_is_nothing_to_compute_it_from()
    {
        await MergeAsync(Journey, new() { ["language"] = "de" });
        Assert.Null((await GetAsync()).RfmScore);
    }

    [Fact]
    public async Task Should_let_recency_decay_without_being_written()
    {
        // 5 engagements: F = 0.5. USD 1,000: M = 0.5. Today: R = 1; after 30 days 0.5; after 60 days 0.25.
        await RecordAsync(
            Happened(EngagementKind.Opened), Happened(EngagementKind.Opened), Happened(EngagementKind.Clicked),
            Happened(EngagementKind.Replied), Happened(EngagementKind.Converted) with { ValueUsd = 1_000 });

        Assert.Equal(0.7, (await GetAsync()).RfmScore!.Value, 10);
        Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0.5, (await GetAsync()).RfmScore!.Value, 10);
        Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0.4, (await GetAsync()).RfmScore!.Value, 10);
    }

    [Fact]
    public async Task Should_let_engagement_points_halve_every_half_life()
    {
        // Reply 20, click 5, open 1; half-life 14 days.
        await RecordAsync(Happened(EngagementKind.Replied), Happened(EngagementKind.Clicked), Happened(EngagementKind.Opened));
        Assert.Equal(26, (await GetAsync()).EngagementPoints, 10);

        Time.Advance(TimeSpan.FromDays(14));
        Assert.Equal(13, (await GetAsync()).EngagementPoints, 10);

        await RecordAsync(Happened(EngagementKind.Converted), Happened(EngagementKind.Unsubscribed));
        Assert.Equal(43, (await GetAsync()).EngagementPoints, 10);
    }

    [Fact]
    public async Task Should_add_a_late_event_with_what_is_left_of_it()
    {
        await RecordAsync(Happened(EngagementKind.Replied));
        await RecordAsync(Happened(EngagementKind.Replied) with { OccurredAt = Time.GetUtcNow().AddDays(-28) });

        Assert.Equal(25, (await GetAsync()).EngagementPoints, 10);
    }

    [Fact]
    public async Task Should_not_take_an_event_from_the_future_for_more_than_it_is()
    {
        await RecordAsync(Happened(EngagementKind.Clicked) with { OccurredAt = Time.GetUtcNow().AddYears(50) }, Happened(EngagementKind.Replied));

        Assert.Equal(25, (await GetAsync()).EngagementPoints, 10);
    }

    [Fact]
    public async Task Should_take_back_what_a_machine_did()
    {
        var (click, scan) = (Happened(EngagementKind.Clicked), Happened(EngagementKind.Clicked) with { OccurredAt = Time.GetUtcNow().AddDays(3) });
        await RecordAsync(click);
        Time.Advance(TimeSpan.FromDays(3));
        await RecordAsync(scan, scan with { Kind = EngagementKind.Opened });

        await SaveAsync<ILongTermMemory>(memory => memory.TakeBackAsync(
            [scan, scan with { Kind = EngagementKind.Opened }], new Dictionary<Guid, DateTimeOffset> { [Journey] = click.OccurredAt }, Cancellation));

        var lead = await GetAsync();
        Assert.Equal((1, 1, 3d), (lead.Engagements, lead.ResponsesByChannel["email"], lead.RecencyDays));
        Assert.Equal(5 * Math.Pow(0.5, 3 / 14d), lead.EngagementPoints, 10);
    }

    [Fact]
    public async Task Should_come_to_nothing_when_all_of_it_was_a_machines()
    {
        var scan = Happened(EngagementKind.Clicked);
        await RecordAsync(scan, Happened(EngagementKind.Clicked) with { OccurredAt = Time.GetUtcNow().AddHours(-1) });
        Time.Advance(TimeSpan.FromDays(1));

        await SaveAsync<ILongTermMemory>(memory => memory.TakeBackAsync(
            [scan with { OccurredAt = scan.OccurredAt.AddHours(-1) }, scan], new Dictionary<Guid, DateTimeOffset>(), Cancellation));

        var lead = await GetAsync();
        Assert.Equal((0, 0, 0d), (lead.Engagements, lead.ResponsesByChannel["email"], lead.EngagementPoints));
        Assert.Null(lead.RecencyDays);
    }

    [Fact]
    public async Task Should_come_to_the_same_when_it_is_taken_back_before_it_is_counted()
    {
        var (click, scan) = (Happened(EngagementKind.Clicked), Happened(EngagementKind.Clicked) with { OccurredAt = Time.GetUtcNow().AddDays(3) });
        await RecordAsync(click);
        Time.Advance(TimeSpan.FromDays(3));

        await SaveAsync<ILongTermMemory>(memory => memory.TakeBackAsync([scan], new Dictionary<Guid, DateTimeOffset> { [Journey] = click.OccurredAt }, Cancellation));
        await SaveAsync<ILongTermMemory>(memory => memory.RecordAsync([scan], new HashSet<Guid> { scan.EventId }, Cancellation));

        var lead = await GetAsync();
        Assert.Equal((1, 1, 3d), (lead.Engagements, lead.ResponsesByChannel["email"], lead.RecencyDays));
        Assert.Equal(5 * Math.Pow(0.5, 3 / 14d), lead.EngagementPoints, 10);
    }

    static IReadOnlySet<Guid> Nobody { get; } = new HashSet<Guid>();

    EngagementRecorded Happened(EngagementKind kind) => new()
    {
        EventId = Guid.NewGuid(), JourneyId = Journey, SourceSystem = "crm", LeadId = "L-1", Kind = kind, Channel = Channel.Email, OccurredAt = Time.GetUtcNow(),
    };

    static RfmQuantiles Quantiles(IServiceProvider services) => services.GetServices<IHostedService>().OfType<RfmQuantiles>().Single();

    Task LearnAsync(DateTimeOffset at, int version, params (string Name, string Value)[] preferences) => SaveAsync<ILongTermMemory>(memory => memory.MergeAsync(
        [new LeadPreferences(Journey, "L-1", preferences.ToDictionary(x => x.Name, x => x.Value), LearntAt: at, JourneyVersion: version)], Cancellation));

    Task MergeAsync(Guid journeyId, Dictionary<string, string> preferences, double? score = null) =>
        SaveAsync<ILongTermMemory>(memory => memory.MergeAsync(journeyId, "L-1", preferences, score, Cancellation));

    Task RecordAsync(params EngagementRecorded[] events) => SaveAsync<ILongTermMemory>(memory => memory.RecordAsync(events, Nobody, Cancellation));

    async Task<LeadMemory> GetAsync() =>
        (await ReadAsync<ILongTermMemory, IReadOnlyDictionary<Guid, LeadMemory>>(x => x.GetAsync([Journey], Cancellation)))[Journey];
}
