using System.Globalization;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Queries;

/// <summary>Everything that a <see cref="LeadView"/> shows, by one SELECT: of all questions it is the one that is asked most often.</summary>
internal sealed class LeadSelect
{
    public const string Subject = "j.\"CorrelationId\"";

    const string Memory = "memory";

    readonly JsonRow<LeadJourneyState> journeys;
    readonly JsonRow<Lead> leads;
    readonly JsonRow<RememberedLead> remembered;
    readonly IReadOnlyList<TimelineSource> sources;
    readonly string head, memory, rest;

    public LeadSelect(IDbContextFactory<MarketingDbContext> contexts)
    {
        using var database = contexts.CreateDbContext();
        var model = database.Model;
        var functions = database.Database.IsSqlite() ? JsonFunctions.Sqlite : JsonFunctions.PostgreSql;
        journeys = new(model, functions, x => new { x.CorrelationId, x.SourceSystem, x.LeadId, x.LeadStatus, x.CurrentState, x.Outcome, x.FaultReason, x.Lead, x.StartedAt, x.UpdatedAt, x.CompletedAt });
        leads = new(model, functions, x => new { x.Category, x.Score, x.Fit, x.Engagement, x.Grade, x.Routing, x.Reasons, x.ModelVersion });
        remembered = new(model, functions, x => new { x.Preferences, x.PreferencesLearntAt });
        JsonRow<Escalation> escalations = new(model, functions, x => new { x.EscalationId, x.RaisedAt, x.EscalatedBy, x.Context, x.Reason, x.Decision, x.ResolvedBy, x.Notes, x.ResolvedAt });
        sources =
        [
            new TimelineSource<AgentActionRecord>(
                "action", new(model, functions, x => new { x.ActionId, x.Timestamp, x.SourceAgentType, x.SourceAgent, x.ActionType, x.Result, x.Reasons }),
                ("SubjectId", "Timestamp", "ActionId"), DatedEntry.Of),
            new TimelineSource<HandoffRecord>(
                "handoff", new(model, functions, x => new { x.HandoffId, x.StartedAt, x.From, x.To, x.Context, x.Rule, x.Attempt, x.Outcome, x.EndedAt }),
                ("SubjectId", "StartedAt", "HandoffId"), DatedEntry.Of),
            new TimelineSource<Outreach>(
                "outreach", new(model, functions, x => new { x.EngagementId, x.IntendedAt, x.EndedAt, x.Status, x.EngagementType, x.Channel, x.MessageId, x.Content, x.Reasons }),
                "JourneyId", $"COALESCE({TimelineSource.Row}.\"EndedAt\", {TimelineSource.Row}.\"IntendedAt\")", "EngagementId", DatedEntry.Of),
            new TimelineSource<EngagementEvent>(
                "engagement", new(model, functions, x => new { x.EventId, x.OccurredAt, x.Kind, x.Channel, x.ValueUsd, x.Text, x.AutomatedReason }),
                ("JourneyId", "OccurredAt", "EventId"), DatedEntry.Of),
            new TimelineSource<Escalation>("escalation", escalations, ("SubjectId", "RaisedAt", "EscalationId"), DatedEntry.Raised),
            new TimelineSource<Escalation>("escalation", escalations, ("SubjectId", "ResolvedAt", "EscalationId"), DatedEntry.Resolved),
        ];
        head = $"SELECT {journeys.Of("j")}, (SELECT {leads.Of("l")} FROM {leads.As("l")} WHERE l.\"JourneyId\" = {Subject})";
        memory = $", (SELECT {remembered.Of("r")} FROM {remembered.As("r")} WHERE r.\"JourneyId\" = {Subject})";
        rest = $" FROM {journeys.As("j")} WHERE ";
    }

    /// <summary>What the page adds to the values of a SELECT, after those by which the lead is found.</summary>
    public static IEnumerable<object> ValuesOf(TimelinePage? page)
    {
        if (page?.Before is { } before)
        {
            yield return before.At.UtcDateTime;
            yield return before.Id;
        }

        if (page?.Since is { } since)
            yield return since.UtcDateTime;
    }

    /// <summary>The lead by the journey's id, value <c>$1</c>.</summary>
    public string ByJourney(TimelinePage? page) => Sql(page, values: 1, "j.\"CorrelationId\" = $1");

    /// <summary>The lead by upstream's id, value <c>$1</c>, where it was last seen.</summary>
    public string ByLead(TimelinePage? page) => Sql(page, values: 1, "j.\"LeadId\" = $1 ORDER BY j.\"UpdatedAt\" DESC LIMIT 1");

    /// <summary>The lead by upstream's id in the source system, values <c>$1</c> and <c>$2</c>.</summary>
    public string ByLeadInSource(TimelinePage? page) => Sql(page, values: 2, "j.\"LeadId\" = $1 AND j.\"SourceSystem\" = $2");

    /// <param name="columns">What the SELECT for the page gave.</param>
    /// <param name="page">Null for no timeline.</param>
    public LeadRows Read(IReadOnlyList<byte[]?> columns, TimelinePage? page)
    {
        var (journey, lead) = (journeys.ReadOne(columns[0])!, leads.ReadOne(columns[1]));
        if (page is null)
            return new LeadRows(journey, lead, [], Next: null, Total: null);

        var preferences = page.Has(Memory) && remembered.ReadOne(columns[2]) is { } known ? DatedEntry.Of(known).ToList() : [];
        var chosen = Sources(page).ToList();
        var entries = chosen.Zip(columns.Skip(3), (source, rows) => source.Read(rows)).SelectMany(x => x).Concat(preferences.Where(page.Has))
            .OrderByDescending(x => x.At.At).ThenByDescending(x => x.At.Id).ToList();

        // Two entries that share time and id, as a handoff and the task that it made may, are on one page.
        var count = Math.Min(page.Limit, entries.Count);
        while (count > 0 && count < entries.Count && entries[count].At == entries[count - 1].At)
            count++;

        return new LeadRows(
            journey, lead, [.. entries.Take(count).Reverse().Select(x => Timeline.Shortened(x.Entry))],
            count < entries.Count ? entries[count - 1].At : null,
            page.IsCounted ? int.Parse(columns[^1], CultureInfo.InvariantCulture) + preferences.Count(x => page.Since is not { } since || x.Entry.At >= since) : null);
    }

    IEnumerable<TimelineSource> Sources(TimelinePage page) => sources.Where(x => page.Has(x.Kind));

    string Sql(TimelinePage? page, int values, string condition)
    {
        if (page is null)
            return $"{head}{rest}{condition}";

        var parts = Sources(page).Select(x => x.Select(page, values + 1)).ToList();
        if (page.IsCounted)
            parts.Add($"CAST({string.Join(" + ", Sources(page).Select(x => x.Count(page, values + 1)))} AS text)");

        return $"{head}{memory}, {string.Join(", ", parts)}{rest}{condition}";
    }
}

/// <summary>What was read of a lead.</summary>
/// <param name="Journey">Where it stands.</param>
/// <param name="Lead">What triage made of it; null before.</param>
/// <param name="Timeline">Oldest first.</param>
/// <param name="Next">Where older entries begin; null where there are none.</param>
/// <param name="Total">All entries that match; null when they were not to be counted.</param>
internal sealed record LeadRows(LeadJourneyState Journey, Lead? Lead, IReadOnlyList<TimelineEntry> Timeline, Cursor? Next, int? Total);
