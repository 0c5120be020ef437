using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Memory.Semantic;
using MarketingBus.Tests.Support.Chaos;
using Xunit;

namespace MarketingBus.Tests.Unit.Chaos;

public sealed class When_promises_are_counted
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly Guid Journey = Guid.NewGuid();
    static readonly TripleKey WorksAt = new("lead:chaos/l-1", "works_at", "company:acme");
    static readonly TripleKey Prefers = new("saas/founder", "prefers", "email");
    static readonly Promise Lead = new(Guid.NewGuid(), "lead", Journey) { Facts = [WorksAt] };
    static readonly Promise Click = new(Guid.NewGuid(), "engagement", Journey) { IsResponse = true };

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
        Facts = Facts(new FactRow(1, true, Now), new FactRow(1, true, Now)),
        CountedFacts = new Dictionary<TripleKey, int> { [Prefers] = 1 },
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
            AllWell with { Facts = Facts(null, new FactRow(1, true, Now)) },
            AllWell with { Facts = Facts(new FactRow(1, false, Now), new FactRow(1, true, Now)) },
            AllWell with { Facts = Facts(new FactRow(1, true, Now), null) },
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
            AllWell with { Facts = Facts(new FactRow(2, true, Now), new FactRow(1, true, Now)) },
            AllWell with { Facts = Facts(new FactRow(1, true, Now), new FactRow(2, true, Now)) },
            AllWell with { Facts = Facts(new FactRow(1, true, Now), new FactRow(2, true, Now)), CountedFacts = new Dictionary<TripleKey, int> { [Prefers] = 2 } },
        ],
        rows => Assert.Single(Of(rows).DoneTwice));

    [Fact]
    public void Should_not_miss_in_memory_what_a_machine_did()
    {
        var rows = AllWell with { Automated = new HashSet<Guid> { Click.EventId } };

        Assert.Empty(Of(rows with { Counted = new Dictionary<Guid, int>() }).Lost);
        Assert.Equal(2, Of(rows).DoneTwice.Count);
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

    [Fact]
    public void Should_tell_what_was_learnt_and_which_tries_failed_while_a_server_was_away()
    {
        Absence[] away = [new Absence("neo4j", Now, Now.AddSeconds(30)) { Kept = 7 }, new Absence("postgres", Now.AddMinutes(1), Now.AddMinutes(2))];
        Attempt[] failed =
        [
            new("triage-lead", Now.AddSeconds(95), TimeSpan.FromSeconds(4)), new("lead-journey", Now.AddSeconds(95), TimeSpan.FromSeconds(9)), new("engage-lead", Now.AddHours(1), TimeSpan.FromSeconds(9)),
        ];
        Reading[] read = [new("rest", Now.AddSeconds(70), "503", TimeSpan.FromSeconds(2)), new("rest", Now.AddSeconds(-1), Reading.Answered, TimeSpan.FromSeconds(5))];

        var watch = new OutageWatch(away, failed, read);
        var times = watch.Times(Of(AllWell));

        Assert.Empty(watch.Wrong);
        Assert.Equal((7, 1, 0), (times["neo4j"].Kept, times["neo4j"].FactsLearnt, times["neo4j"].FailedAttempts));
        Assert.Equal((0, 1, 4.0, 2.0), (times["postgres"].FactsLearnt, times["postgres"].FailedAttempts, times["postgres"].AttemptP99, times["postgres"].ReadP99));
        Assert.Equal(1, times["postgres"].Reads["rest 503"]);
    }

    [Fact]
    public void Should_not_pass_an_absence_that_nobody_noticed_nor_a_question_without_an_answer()
    {
        var watch = new OutageWatch([new Absence("neo4j", Now, Now.AddSeconds(30))], [], [new("mcp lead", Now, "-32603", TimeSpan.Zero)]);

        Assert.Equal(["nothing was kept for neo4j when it came back", "1 questions were answered mcp lead -32603"], watch.Wrong);
    }

    [Fact]
    public void Should_read_from_the_log_how_long_a_try_took()
    {
        var line = "18:40:00.123 warn: MarketingBus.Platform.Messaging.RetryLog[1] triage-lead failed after 1234 ms and is tried again (retry 2): Failed to connect";

        Assert.Equal(new Attempt("triage-lead", Now, TimeSpan.FromMilliseconds(1234)), Attempt.In(line, Now));
        Assert.Null(Attempt.In("triage-lead failed", Now));
    }

    static Dictionary<TripleKey, FactRow> Facts(FactRow? worksAt, FactRow? prefers) =>
        new (TripleKey Key, FactRow? Row)[] { (WorksAt, worksAt), (Prefers, prefers) }.Where(x => x.Row is not null).ToDictionary(x => x.Key, x => x.Row!);

    static SubjectRow Subject(string state, int run) => new(Journey, state, run, null, Now.AddSeconds(-5), Now);

    static ChaosVerdict Of(ChaosRows rows) => new(new Dictionary<Guid, Promise> { [Lead.EventId] = Lead, [Click.EventId] = Click }, rows, Now);
}
