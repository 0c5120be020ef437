using System.Text;
using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Orchestration;
using MarketingBus.Data.Queries;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>What <see cref="LeadSelect"/> reads is what EF reads, value for value.</summary>
public abstract class JsonRowContract(IMemoryEngine engine) : MemoryContract(engine)
{
    const string Text = "Zoë \"quoted\" 'too' \\ \n\t{[1,2]} ☃ 😀";

    static readonly DateTimeOffset Moment = new(2026, 3, 4, 5, 6, 7, 891, 234, TimeSpan.FromHours(2));
    static readonly IReadOnlyList<Reason> Reasons = [new Reason { Code = "fit", Text = Text, Weight = -0.125 }, new Reason { Code = "none", Text = "" }];

    static HandoffContext Context => new()
    {
        Summary = Text,
        Confidence = 0.1,
        PreviousActions = [Text, "two"],
        Metadata = new Dictionary<string, string> { ["key"] = Text },
        Timestamp = Moment,
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Should_read_journeys(bool full) => CheckAsync(new LeadJourneyState
    {
        CorrelationId = Guid.NewGuid(),
        CurrentState = "Engaging",
        SourceSystem = "crm",
        LeadId = Text,
        LeadStatus = LeadStatus.Engaged,
        StartedAt = Moment,
        UpdatedAt = Moment.AddDays(1),
        TriagePending = full,
        Lead = full ? new LeadProfile { LeadId = Text, Email = "zoe@example.com", GdprConsent = true } : null,
        Category = full ? TriageCategory.CampaignQualified : null,
        Score = full ? 87.25 : null,
        Deadline = full ? Moment : null,
        HandoffId = full ? Guid.NewGuid() : null,
        Attempt = 3,
        Outcome = full ? "engaged" : null,
        FaultReason = full ? Text : null,
        CompletedAt = full ? Moment : null,
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Should_read_leads(bool full) => CheckAsync(new Lead
    {
        JourneyId = Guid.NewGuid(),
        SourceSystem = "crm",
        LeadId = Text,
        Profile = new LeadProfile { LeadId = Text },
        CampaignId = full ? "C" : null,
        Category = TriageCategory.ColdLead,
        Score = 12.5,
        Fit = full ? 0 : null,
        Engagement = full ? 100 : null,
        Grade = full ? "A1" : null,
        Routing = new RoutingDecision { DestAgentType = AgentType.Engagement, Priority = Priority.High, Reason = Text },
        Reasons = full ? Reasons : [],
        ModelVersion = "rules",
        FirstTriagedAt = Moment,
        TriagedAt = Moment,
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Should_read_actions(bool full) => CheckAsync(new AgentActionRecord
    {
        ActionId = Guid.NewGuid(),
        SubjectId = Guid.NewGuid(),
        Timestamp = Moment,
        SourceAgent = Text,
        SourceAgentType = AgentType.LeadTriage,
        DestAgentType = full ? AgentType.Manager : null,
        HandoffContext = full ? Context : null,
        Result = full ? Text : null,
        Reasons = full ? Reasons : [],
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Should_read_handoffs(bool full) => CheckAsync(new HandoffRecord
    {
        HandoffId = Guid.NewGuid(),
        SubjectId = Guid.NewGuid(),
        LeadId = full ? Text : null,
        From = full ? AgentType.LeadTriage : null,
        To = AgentType.Engagement,
        Rule = "triage->engagement",
        Context = Context,
        Attempt = int.MaxValue,
        StartedAt = Moment,
        EndedAt = full ? Moment : null,
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Should_read_outreach(bool full) => CheckAsync(new Outreach
    {
        EngagementId = Guid.NewGuid(),
        JourneyId = Guid.NewGuid(),
        LeadId = Text,
        Channel = full ? Channel.Email : null,
        Content = full ? Text : null,
        Reasons = full ? Reasons : [],
        IntendedAt = Moment,
        EndedAt = full ? Moment : null,
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Should_read_engagements(bool full) => CheckAsync(new EngagementEvent
    {
        EventId = Guid.NewGuid(),
        JourneyId = Guid.NewGuid(),
        LeadId = Text,
        Kind = EngagementKind.Converted,
        Channel = full ? Channel.Email : null,
        ValueUsd = full ? 1234.5 : null,
        Text = full ? Text : null,
        OccurredAt = Moment,
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Should_read_escalations(bool full) => CheckAsync(new Escalation
    {
        EscalationId = Guid.NewGuid(),
        SubjectId = Guid.NewGuid(),
        SourceSystem = "crm",
        Context = Context,
        Blocking = full,
        RaisedAt = Moment,
        Deadline = Moment,
        Decision = full ? EscalationDecision.Continue : null,
        Notes = full ? Text : null,
        ResolvedAt = full ? Moment : null,
    });

    async Task CheckAsync<TEntity>(TEntity entity)
        where TEntity : class, new()
    {
        await SaveAsync<MarketingDbContext>(x => x.AddAsync(entity, Cancellation).AsTask());

        var read = await ReadAsync<MarketingDbContext, TEntity>(x => x.Set<TEntity>().AsNoTracking().SingleAsync(Cancellation));
        var asJson = await ReadAsync<MarketingDbContext, IReadOnlyList<TEntity>>(async database =>
        {
            var rows = new JsonRow<TEntity>(database.Model, database.Database.IsSqlite() ? JsonFunctions.Sqlite : JsonFunctions.PostgreSql);
            var sql = $"SELECT CAST({rows.AllOf("t", "1 = 1")} AS text) AS \"Value\"";
            var json = await database.Database.SqlQueryRaw<string>(sql).SingleAsync(Cancellation);
            return rows.ReadAll(Encoding.UTF8.GetBytes(json));
        });

        Assert.Equal(JsonSerializer.Serialize(read), JsonSerializer.Serialize(Assert.Single(asJson)));
    }
}
