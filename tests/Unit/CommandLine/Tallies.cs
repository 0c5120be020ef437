using System.Text.Json;
using MarketingBus.Host.Embedded.Replay;
using Xunit;

namespace MarketingBus.Tests.Unit.CommandLine;

public sealed class When_a_batch_is_answered
{
    [Fact]
    public void Should_account_for_every_row()
    {
        var tally = new ReplayTally();
        var answer = new BatchAnswer(
            [new RejectedEvent(2, JsonSerializer.SerializeToElement(new { lead_id = new[] { "Is required." } }))],
            [new AcceptedEvent(Guid.NewGuid(), "accepted", null, null), new AcceptedEvent(Guid.NewGuid(), "duplicate", null, null)]);
        tally.Count(answer, [Event(2), Event(3), Event(9)]);

        Assert.Equal((3, 1, 1, 1), (tally.Read, tally.Accepted, tally.Duplicates, tally.Rejected));
        Assert.Equal(["row 9: lead_id: Is required."], tally.Reasons);
    }

    [Fact]
    public void Should_keep_positions_when_halves_are_joined()
    {
        var joined = BatchAnswer.Joined(new BatchAnswer([], []), 5, BatchAnswer.RejectedAlone("""{"errors":{"kind":["Is required."]}}"""));
        Assert.Equal((5, "kind: Is required."), (joined.Rejected[0].Index, joined.Rejected[0].Reason));
    }

    static ReplayEvent Event(int row) => new(row, Guid.NewGuid(), null, null);
}
