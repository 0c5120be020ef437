using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Tests.Support.Chaos;
using Xunit;

namespace MarketingBus.Tests.Unit.Chaos;

public sealed class When_promises_are_counted
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly Guid Journey = Guid.NewGuid();
    static readonly Promise Lead = new(Guid.NewGuid(), "lead", Journey);
    static readonly Promise Click = new(Guid.NewGuid(), "engagement", Journey);

    static readonly ChaosRows AllWell = new()
    {
        Subjects = new Dictionary<Guid, SubjectRow> { [Journey] = Subject(StateNames.Completed, run: 1) },
        AcceptedEvents = new HashSet<Guid> { Lead.EventId, Click.EventId },
        Engagements = new HashSet<Guid> { Click.EventId },
        Counted = new Dictionary<Guid, int> { [Journey] = 1 },
        Handoffs = [new HandoffRow(Journey, AgentType.LeadTriage, "timed_out"), new HandoffRow(Journey, AgentType.LeadTriage, "answered")],
        Actions = [(Journey, ActionType.Triage), (Journey, ActionType.Outreach)],
        Outreach = [(Journey, "sent")],
        Outbox = [],
        FaultedMessages = [],
        OldestInboxRow = Now,
        Conversations = new Dictionary<Guid, IReadOnlySet<string>> { [Journey] = new HashSet<string> { "last_score", "last_channel" } },
    };

    [Fact]
    public void Should_find_nothing_wrong_when_all_was_done_once()
    {
        var verdict = Of(AllWell);

        Assert.Equal(2, verdict.Completed);
        Assert.Empty(verdict.Lost.Concat(verdict.DoneTwice).Concat(verdict.Stuck).Concat(verdict.Faulted));
        Assert.Empty(verdict.Suspects);
    }

    [Fact]
    public void Should_miss_what_was_accepted_and_is_nowhere() => Assert.All(
        [
            AllWell with { AcceptedEvents = new HashSet<Guid> { Click.EventId } },
            AllWell with { Subjects = new Dictionary<Guid, SubjectRow> { [Journey] = Subject(StateNames.Awaited, run: 0) } },
            AllWell with { Engagements = new HashSet<Guid>() },
            AllWell with { Counted = new Dictionary<Guid, int>() },
            AllWell with { Conversations = new Dictionary<Guid, IReadOnlySet<string>> { [Journey] = new HashSet<string> { "last_score" } } },
            AllWell with { Conversations = new Dictionary<Guid, IReadOnlySet<string>> { [Journey] = new HashSet<string> { "last_channel" } } },
        ],
        rows => Assert.Single(Of(rows).Lost));

    [Fact]
    public void Should_tell_how_long_agents_took_while_a_server_was_away()
    {
        HandoffRow[] handoffs =
        [
            .. Enumerable.Range(1, 100).Select(i => new HandoffRow(Journey, AgentType.LeadTriage, "answered", Now, Now.AddSeconds(i))),
            new HandoffRow(Journey, AgentType.LeadTriage, "answered", Now.AddSeconds(-50), Now.AddSeconds(1)),
            new HandoffRow(Journey, AgentType.Engagement, "refused", Now.AddMinutes(2), Now.AddMinutes(2).AddSeconds(0.5)),
            new HandoffRow(Journey, AgentType.Manager, "answered", Now, Now.AddHours(1)),
            new HandoffRow(Journey, AgentType.LeadTriage, "timed_out", Now, Now.AddHours(1)),
        ];

        var p99 = Of(AllWell with { Handoffs = handoffs }).AgentP99([new Absence("redis", Now, Now.AddMinutes(1))]);
        Assert.Equal([("redis", 99.0), ("nothing", 0.5)], p99.Select(x => (x.Key, x.Value)));
    }

    [Fact]
    public void Should_see_what_was_done_again() => Assert.All(
        [
            AllWell with { Subjects = new Dictionary<Guid, SubjectRow> { [Journey] = Subject(StateNames.Completed, run: 2) } },
            AllWell with { Outreach = [(Journey, "sent"), (Journey, "sent")] },
            AllWell with { Actions = [(Journey, ActionType.Triage), (Journey, ActionType.Triage)] },
            AllWell with { Handoffs = [new HandoffRow(Journey, AgentType.LeadTriage, "answered"), new HandoffRow(Journey, AgentType.LeadTriage, "answered")] },
            AllWell with { Counted = new Dictionary<Guid, int> { [Journey] = 2 } },
        ],
        rows => Assert.Single(Of(rows).DoneTwice));

    [Fact]
    public void Should_not_miss_in_memory_what_a_machine_did()
    {
        var rows = AllWell with { Automated = new HashSet<Guid> { Click.EventId } };

        Assert.Empty(Of(rows with { Counted = new Dictionary<Guid, int>() }).Lost);
        Assert.Single(Of(rows).DoneTwice);
    }

    [Fact]
    public void Should_see_what_has_not_come_to_an_end() => Assert.All(
        [
            AllWell with { Subjects = new Dictionary<Guid, SubjectRow> { [Journey] = Subject(StateNames.Engaging, run: 1) } },
            AllWell with { Handoffs = [new HandoffRow(Journey, AgentType.Engagement, "pending")] },
            AllWell with { Outreach = [(Journey, "sending")] },
            AllWell with { KeptWrites = ["a write is kept"] },
            AllWell with { Outbox = ["LeadTriaged waits for exchange:lead-triaged"] },
            AllWell with { OldestInboxRow = Now.AddHours(-1) },
        ],
        rows => Assert.Single(Of(rows).Stuck));

    static SubjectRow Subject(string state, int run) => new(Journey, state, run, null, Now.AddSeconds(-5), Now);

    static ChaosVerdict Of(ChaosRows rows) => new(new Dictionary<Guid, Promise> { [Lead.EventId] = Lead, [Click.EventId] = Click }, rows, Now);
}
