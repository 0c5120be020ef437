using MarketingBus.Saga.Orchestrator;
using MarketingBus.Tests.Unit.ModelCheck.Sagas;
using Xunit;

namespace MarketingBus.Tests.Unit.ModelCheck;

/// <summary>A journey is abandoned just as its task before the Manager falls due. Its next run is held up by a second task, then turns to the first.</summary>
public sealed class When_a_task_is_waited_for_again
{
    /// <summary>The call to abandon is on its way when the deadline is told. The rest comes in turn: the timeout finds the journey abandoned.</summary>
    static readonly byte[] ToldAsItIsAbandoned = [Step.Say, Step.Begin, Step.First, Step.Say, Step.Commit, Step.First, Step.PassTime, Step.Sweep];

    static readonly Scenario Abandoned = new()
    {
        Inputs = [Said.HandedToManager, Said.Abandon, Said.LegalLead],
        Manager = ManagerHabit.IsSilent,
        WhenManagerIsSilent = HandoffFallback.Continue,
    };

    [Fact]
    public void Should_remind_of_it_and_go_on()
    {
        var run = new Interleaving(Abandoned, new Choices(ToldAsItIsAbandoned)) { IsTold = true };

        run.Run();

        Assert.Contains("HandoffTimedOut to lead-journey -> Abandoned", run.Trace, StringComparison.Ordinal);
        Assert.Equal(2, run.Store.Escalations.Count);
        Assert.All(run.Store.Escalations.Values, x => Assert.NotNull(x.RemindedAt));
        Assert.Equal("engaged", Assert.Single(run.Store.Journeys.Values).Outcome);
    }

    /// <summary>The choices by which an interleaving takes each step.</summary>
    static class Step
    {
        public const byte Say = 0;
        public const byte First = 0;
        public const byte Commit = 2;
        public const byte PassTime = 9;
        public const byte Sweep = 10;
        public const byte Begin = 15;
    }
}
