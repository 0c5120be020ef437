using MarketingBus.Data.Engagement;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Queries;

/// <summary>Everything that a <see cref="LeadView"/> shows, by one SELECT: of all questions it is the one that is asked most often.</summary>
internal sealed class LeadSelect
{
    readonly JsonRow<LeadJourneyState> journeys;
    readonly JsonRow<Lead> leads;
    readonly JsonRow<AgentActionRecord> actions;
    readonly JsonRow<HandoffRecord> handoffs;
    readonly JsonRow<Outreach> outreach;
    readonly JsonRow<EngagementEvent> events;
    readonly JsonRow<RememberedLead> remembered;
    readonly JsonRow<Escalation> escalations;
    readonly string head, timeline, rest;

    public LeadSelect(IDbContextFactory<MarketingDbContext> contexts)
    {
        using var database = contexts.CreateDbContext();
        var model = database.Model;
        var functions = database.Database.IsSqlite() ? JsonFunctions.Sqlite : JsonFunctions.PostgreSql;
        journeys = new(model, functions, x => new { x.CorrelationId, x.SourceSystem, x.LeadId, x.LeadStatus, x.CurrentState, x.Outcome, x.FaultReason, x.Lead, x.StartedAt, x.UpdatedAt, x.CompletedAt });
        leads = new(model, functions, x => new { x.Category, x.Score, x.Fit, x.Engagement, x.Grade, x.Routing, x.Reasons, x.ModelVersion });
        actions = new(model, functions, x => new { x.ActionId, x.Timestamp, x.SourceAgentType, x.SourceAgent, x.ActionType, x.Result, x.Reasons });
        handoffs = new(model, functions, x => new { x.HandoffId, x.StartedAt, x.From, x.To, x.Context, x.Rule, x.Attempt, x.Outcome, x.EndedAt });
        outreach = new(model, functions, x => new { x.EngagementId, x.IntendedAt, x.EndedAt, x.Status, x.EngagementType, x.Channel, x.MessageId, x.Content, x.Reasons });
        events = new(model, functions, x => new { x.EventId, x.OccurredAt, x.Kind, x.Channel, x.ValueUsd, x.Text, x.AutomatedReason });
        remembered = new(model, functions, x => new { x.Preferences, x.PreferencesLearntAt });
        escalations = new(model, functions, x => new { x.EscalationId, x.RaisedAt, x.EscalatedBy, x.Context, x.Reason, x.Decision, x.ResolvedBy, x.Notes, x.ResolvedAt });
        const string subject = "j.\"CorrelationId\"";
        head = $"SELECT {journeys.Of("j")}, (SELECT {leads.Of("l")} FROM {leads.As("l")} WHERE l.\"JourneyId\" = {subject})";
        timeline = string.Join(
            ", ", "",
            actions.AllOf("a", $"a.\"SubjectId\" = {subject}"),
            handoffs.AllOf("h", $"h.\"SubjectId\" = {subject}"),
            outreach.AllOf("o", $"o.\"JourneyId\" = {subject}"),
            events.AllOf("e", $"e.\"JourneyId\" = {subject}"),
            remembered.AllOf("r", $"r.\"JourneyId\" = {subject}"),
            escalations.AllOf("s", $"s.\"SubjectId\" = {subject}"));
        rest = $" FROM {journeys.As("j")} WHERE ";
    }

    /// <summary>The lead by the journey's id, value <c>$1</c>.</summary>
    public string ByJourney(bool withTimeline) => Sql(withTimeline, "j.\"CorrelationId\" = $1");

    /// <summary>The lead by upstream's id, value <c>$1</c>, where it was last seen.</summary>
    public string ByLead(bool withTimeline) => Sql(withTimeline, "j.\"LeadId\" = $1 ORDER BY j.\"UpdatedAt\" DESC LIMIT 1");

    /// <summary>The lead by upstream's id in the source system, values <c>$1</c> and <c>$2</c>.</summary>
    public string ByLeadInSource(bool withTimeline) => Sql(withTimeline, "j.\"LeadId\" = $1 AND j.\"SourceSystem\" = $2");

    public LeadRows Read(IReadOnlyList<byte[]?> columns) => new(journeys.ReadOne(columns[0])!, leads.ReadOne(columns[1]), columns.Count == 2 ? [] : TimelineOf(columns));

    List<TimelineEntry> TimelineOf(IReadOnlyList<byte[]?> columns)
    {
        var entries = new List<TimelineEntry>();
        entries.AddRange(actions.ReadAll(columns[2]).Select(Timeline.Of));
        entries.AddRange(handoffs.ReadAll(columns[3]).Select(Timeline.Of));
        entries.AddRange(outreach.ReadAll(columns[4]).Select(Timeline.Of));
        entries.AddRange(events.ReadAll(columns[5]).Select(Timeline.Of));
        entries.AddRange(remembered.ReadAll(columns[6]).SelectMany(Timeline.Of));
        entries.AddRange(escalations.ReadAll(columns[7]).SelectMany(Timeline.Of));
        return [.. entries.OrderBy(x => x.At)];
    }

    string Sql(bool withTimeline, string condition) => $"{head}{(withTimeline ? timeline : "")}{rest}{condition}";
}

/// <summary>What was read of a lead.</summary>
internal sealed record LeadRows(LeadJourneyState Journey, Lead? Lead, IReadOnlyList<TimelineEntry> Timeline);
