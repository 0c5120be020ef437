using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Orchestration;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>Compares what was promised with what the database holds. Every lead and campaign's day is told once, so that everything is to be done once.</summary>
internal sealed class ChaosVerdict(IReadOnlyDictionary<Guid, Promise> promises, ChaosRows rows, DateTimeOffset now)
{
    static readonly string[] Answered = ["answered", "refused"];
    static readonly ActionType[] Counted = [ActionType.Triage, ActionType.Outreach, ActionType.Optimize];

    readonly FactVerdict facts = new(promises.Values, rows);

    public int Completed => promises.Values.Count(IsDone);

    public int TimedOut => rows.Handoffs.Count(x => x.Outcome == "timed_out");

    public Guid Slowest => rows.Subjects.Values.MaxBy(TimeOf)?.Id ?? default;

    public double SlowestJourney => rows.Subjects.Values.Select(x => TimeOf(x).TotalSeconds).DefaultIfEmpty().Max();

    /// <summary>Subjects that somebody should look at.</summary>
    public IReadOnlyList<Guid> Suspects =>
        [.. promises.Values.Where(x => !IsDone(x)).Select(x => x.SubjectId).Concat(rows.Subjects.Values.Where(x => x.State != StateNames.Completed || x.Run > 1).Select(x => x.Id)).Distinct()];

    public IReadOnlyList<string> Lost =>
    [
        .. promises.Values.Where(x => !rows.AcceptedEvents.Contains(x.EventId)).Select(x => $"{x.Kind} {x.EventId} is not among the accepted events"),
        .. promises.Values.Where(x => !rows.Subjects.ContainsKey(x.SubjectId)).Select(x => $"{x.Kind} {x.EventId} has no journey or review {x.SubjectId}"),
        .. promises.Values.Where(x => x.Kind == "lead" && rows.Subjects.GetValueOrDefault(x.SubjectId) is { Run: 0 }).Select(x => $"lead {x.EventId} never came to its journey {x.SubjectId}"),
        .. promises.Values.Where(x => x.Kind == "engagement" && !rows.Engagements.Contains(x.EventId)).Select(x => $"engagement {x.EventId} of {x.SubjectId} is not on record"),
        .. Engagements.Where(x => x.Counted < x.Told).Select(x => $"{x.JourneyId}: memory has {x.Counted} of {x.Told} engagements"),
        .. promises.Values.Where(x => x.Kind == "lead" && rows.Subjects.ContainsKey(x.SubjectId) && !Remembers(x.SubjectId, "last_score")).Select(x => $"the conversation of {x.SubjectId} has no score"),
        .. rows.Outreach.Where(x => x.Status == OutreachStatus.Sent && !Remembers(x.SubjectId, "last_channel")).Select(x => $"the conversation of {x.SubjectId} has no channel"),
        .. facts.Lost,
    ];

    public IReadOnlyList<string> DoneTwice =>
    [
        .. rows.Subjects.Values.Where(x => x.Run > 1).Select(x => $"{x.Id} has run {x.Run} times"),
        .. rows.Outreach.CountBy(x => x.SubjectId).Where(x => x.Value > 1).Select(x => $"{x.Key}: {x.Value} messages to the lead"),
        .. rows.Actions.Where(x => Counted.Contains(x.Type)).CountBy(x => x).Where(x => x.Value > 1).Select(x => $"{x.Key.SubjectId}: {x.Value} {x.Key.Type} actions"),
        .. rows.Handoffs.Where(x => Answered.Contains(x.Outcome)).CountBy(x => (x.SubjectId, x.To)).Where(x => x.Value > 1).Select(x => $"{x.Key.SubjectId}: {x.Value} answers of {x.Key.To}"),
        .. Engagements.Where(x => x.Counted > x.Told).Select(x => $"{x.JourneyId}: memory has {x.Counted} engagements, told were {x.Told}"),
        .. facts.DoneTwice,
    ];

    public IReadOnlyList<string> Stuck =>
    [
        .. rows.Subjects.Values.Where(x => !RestWatch.Ends.Contains(x.State)).Select(x => $"{x.Id} is {x.State}"),
        .. rows.Handoffs.Where(x => x.Outcome == "pending").Select(x => $"{x.SubjectId} waits for {x.To}"),
        .. rows.Outreach.Where(x => x.Status is OutreachStatus.Intended or OutreachStatus.Sending).Select(x => $"a message of {x.SubjectId} is only {x.Status}"),
        .. rows.Outbox,
        .. rows.KeptWrites,
        .. rows.OldestInboxRow < now - ServiceSettings.OldestInboxRow ? (string[])[$"the inbox remembers a message of {rows.OldestInboxRow:O}"] : [],
    ];

    public IReadOnlyList<string> Faulted =>
    [
        .. rows.Subjects.Values.Where(x => x.State is StateNames.Faulted or StateNames.Abandoned).Select(x => $"{x.Id} is {x.State}: {x.FaultReason}"),
        .. rows.FaultedMessages,
    ];

    IEnumerable<(Guid JourneyId, int Told, int Counted)> Engagements => promises.Values.Where(x => x.Kind == "engagement").GroupBy(x => x.SubjectId)
        .Select(x => (x.Key, x.Count(e => !rows.Automated.Contains(e.EventId)), rows.Counted.GetValueOrDefault(x.Key)));

    public IReadOnlyDictionary<string, double> AgentP99(IReadOnlyList<Absence> absences) => AgentTimes.P99(rows.Handoffs, absences);

    public IReadOnlyDictionary<string, int> LearntWhileAway(IReadOnlyList<Absence> absences) => facts.LearntWhileAway(absences);

    bool Remembers(Guid journeyId, string name) => rows.Conversations.GetValueOrDefault(journeyId)?.Contains(name) is true;

    TimeSpan TimeOf(SubjectRow subject) => (subject.CompletedAt ?? now) - subject.StartedAt;

    bool IsDone(Promise promise) => rows.Subjects.GetValueOrDefault(promise.SubjectId)?.State == StateNames.Completed
        && (promise.Kind != "engagement" || rows.Engagements.Contains(promise.EventId));
}
