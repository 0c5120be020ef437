using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Data.Queries;
using MarketingBus.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>What is shown of a lead is all that its records say, though the SELECT asks only for what is shown.</summary>
public abstract class LeadViewContract(IMemoryEngine engine) : MemoryContract(engine)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Should_say_what_the_records_say(bool full)
    {
        var id = Guid.NewGuid();
        var journey = LeadRecords.Journey(id, full);
        var lead = LeadRecords.Lead(id, full);
        var (action, handoff, outreach) = (LeadRecords.Action(id, full), LeadRecords.Handoff(id, full), LeadRecords.Outreach(id, full));
        var (engagement, memory, escalation) = (LeadRecords.Engagement(id, full), LeadRecords.Memory(id, full), LeadRecords.Escalation(id, full));
        await SaveAsync<MarketingDbContext>(database =>
        {
            database.AddRange(journey, lead, action, handoff, outreach, engagement, memory, escalation);
            return Task.CompletedTask;
        });

        var shown = await Leads().FindAsync(journey.LeadId, journey.SourceSystem, withTimeline: true, Cancellation);

        Assert.Equal(
            Said([Timeline.Of(action), Timeline.Of(handoff), Timeline.Of(outreach), Timeline.Of(engagement), .. Timeline.Of(memory), .. Timeline.Of(escalation)]),
            Said(shown!.Timeline));
        Assert.Equal(
            JsonSerializer.Serialize(new LeadView
            {
                JourneyId = id,
                SourceSystem = journey.SourceSystem,
                LeadId = journey.LeadId,
                Status = journey.LeadStatus,
                JourneyState = journey.CurrentState,
                Outcome = journey.Outcome,
                FaultReason = journey.FaultReason,
                Profile = journey.Lead,
                Category = lead.Category,
                Score = lead.Score,
                Fit = lead.Fit,
                Engagement = lead.Engagement,
                Grade = lead.Grade,
                Routing = lead.Routing,
                Reasons = lead.Reasons,
                ModelVersion = lead.ModelVersion,
                StartedAt = journey.StartedAt,
                UpdatedAt = journey.UpdatedAt,
                CompletedAt = journey.CompletedAt,
            }),
            JsonSerializer.Serialize(shown with { Timeline = [] }));
    }

    [Fact]
    public async Task Should_know_a_lead_that_has_a_journey_only()
    {
        var journey = LeadRecords.Journey(Guid.NewGuid(), full: true);
        await SaveAsync<MarketingDbContext>(x => x.AddAsync(journey, Cancellation).AsTask());

        var shown = await Leads().FindAsync(journey.CorrelationId, withTimeline: true, Cancellation);

        Assert.Equal((LeadRecords.Text, null, 0), (shown!.LeadId, shown.Category, shown.Timeline.Count));
    }

    [Fact]
    public async Task Should_show_the_newest_entries_and_the_older_ones_page_by_page()
    {
        var (journey, all) = await LongTimelineAsync();
        var (pages, before) = (new List<IReadOnlyList<TimelineEntry>>(), (Cursor?)null);
        do
        {
            var shown = await Leads().FindAsync(journey.LeadId, journey.SourceSystem, new TimelinePage { Limit = 7, Before = before }, Cancellation);
            pages.Add(shown!.Timeline);
            before = shown.NextCursor is { } next ? Read(next) : null;
        }
        while (before is not null);

        // Two entries of one task at one time stay on one page.
        Assert.All(pages.SkipLast(1), x => Assert.InRange(x.Count, 7, 8));
        var read = Enumerable.Reverse(pages).SelectMany(x => x).ToList();
        Assert.Equal(Said(all), Said(read));
        Assert.Equal(read.Select(x => x.At).Order(), read.Select(x => x.At));
    }

    [Fact]
    public async Task Should_choose_by_kind_and_time_before_it_counts_and_cuts()
    {
        var (journey, all) = await LongTimelineAsync();
        var since = all.Max(x => x.At).AddSeconds(-20);
        var page = new TimelinePage { Limit = 2, Kinds = new HashSet<string> { "engagement", "escalation" }, Since = since, IsCounted = true };
        var chosen = all.Where(x => x.Kind is "engagement" or "escalation" && x.At >= since).ToList();

        var shown = await Leads().FindAsync(journey.LeadId, sourceSystem: null, page, Cancellation);
        var next = await Leads().FindAsync(journey.LeadId, sourceSystem: null, page with { Before = Read(shown!.NextCursor!), Limit = 500 }, Cancellation);

        Assert.Equal((2, chosen.Count, chosen.Count - 2), (shown.Timeline.Count, shown.TimelineTotal, next!.Timeline.Count));
        Assert.Equal(Said(chosen), Said([.. next.Timeline, .. shown.Timeline]));
    }

    [Fact]
    public async Task Should_cut_long_texts()
    {
        var journey = LeadRecords.Journey(Guid.NewGuid(), full: true);
        var reply = LeadRecords.Engagement(journey.CorrelationId, full: true);
        reply.Text = string.Concat(Enumerable.Repeat("\ud83d\ude00", 2_000));
        await SaveAsync<MarketingDbContext>(database =>
        {
            database.AddRange(journey, reply);
            return Task.CompletedTask;
        });

        var shown = Assert.Single((await Leads().FindAsync(journey.LeadId, journey.SourceSystem, withTimeline: true, Cancellation))!.Timeline).Details["text"];

        Assert.Equal(string.Concat(Enumerable.Repeat("\ud83d\ude00", 500)) + "... [1000 of 4000 characters]", shown);
    }

    /// <summary>Entries of every kind, many of them at the same moment.</summary>
    async Task<(LeadJourneyState Journey, IReadOnlyList<TimelineEntry> All)> LongTimelineAsync()
    {
        var journey = LeadRecords.Journey(Guid.NewGuid(), full: true);
        var all = new List<TimelineEntry>();
        await SaveAsync<MarketingDbContext>(database =>
        {
            database.Add(journey);
            var memory = LeadRecords.Memory(journey.CorrelationId, full: true);
            database.Add(memory);
            all.AddRange(Timeline.Of(memory));
            for (var i = 0; i < 24; i++)
            {
                var (action, handoff, outreach) = (LeadRecords.Action(journey.CorrelationId, true), LeadRecords.Handoff(journey.CorrelationId, true), LeadRecords.Outreach(journey.CorrelationId, i % 2 == 0));
                var (engagement, escalation) = (LeadRecords.Engagement(journey.CorrelationId, true), LeadRecords.Escalation(journey.CorrelationId, i % 3 == 0));
                engagement.OccurredAt = engagement.OccurredAt.AddSeconds(i / 4 * 4);
                outreach.IntendedAt = outreach.IntendedAt.AddSeconds(i);
                escalation.RaisedAt = escalation.RaisedAt.AddSeconds(-i);
                action.Timestamp = action.Timestamp.AddMilliseconds(i / 2);
                database.AddRange(action, handoff, outreach, engagement, escalation);
                all.AddRange([Timeline.Of(action), Timeline.Of(handoff), Timeline.Of(outreach), Timeline.Of(engagement), .. Timeline.Of(escalation)]);
            }

            return Task.CompletedTask;
        });
        return (journey, all);
    }

    static Cursor Read(string text) => Cursor.TryParse(text, out var cursor) ? cursor : throw new FormatException($"'{text}' is no cursor.");

    LeadQueries Leads() => new(Services.GetRequiredService<IRowQueries>(), Services.GetRequiredService<IDbContextFactory<MarketingDbContext>>());

    static IEnumerable<string> Said(IEnumerable<TimelineEntry> entries) => entries.Select(x => JsonSerializer.Serialize(x)).Order(StringComparer.Ordinal);
}
