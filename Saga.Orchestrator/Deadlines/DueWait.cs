using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Saga.Orchestrator.Deadlines;

/// <summary>A wait whose deadline has passed, and what its saga was last told, if ever.</summary>
internal sealed record DueWait(Guid SubjectId, Guid WaitId, DateTimeOffset Deadline, ToldDeadline? Told)
{
    /// <summary>The same deadline of the same wait is the same message, whoever tells it.</summary>
    public Guid MessageId => MarketingIds.From("timeout", WaitId.ToString(), Deadline.UtcTicks.ToString(CultureInfo.InvariantCulture));

    public HandoffTimedOut Message => new() { SubjectId = SubjectId, HandoffId = WaitId, Deadline = Deadline };
}
