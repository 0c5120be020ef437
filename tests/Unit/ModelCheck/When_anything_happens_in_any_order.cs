using CsCheck;
using MarketingBus.Saga.Orchestrator;
using MarketingBus.Tests.Unit.ModelCheck.Sagas;
using Xunit;

namespace MarketingBus.Tests.Unit.ModelCheck;

/// <summary>
/// The real state machines under every kind of bad luck. A failure prints its scenario, its steps and its seed; the environment variable CsCheck_Seed runs that seed again.
/// </summary>
public sealed class When_anything_happens_in_any_order(ITestOutputHelper output)
{
    const int Interleavings = 100_000;

    static readonly Gen<Scenario> Scenarios = Gen.Select(
        Gen.Enum<Said>().Array[1, 5], Gen.Enum<Habit>(), Gen.Enum<Habit>(), Gen.Enum<Habit>(), Gen.Enum<ManagerHabit>(), Gen.Enum<HandoffFallback>(), Gen.Enum<HandoffFallback>(), Gen.Bool,
        (inputs, triage, engagement, optimizer, manager, whenSilent, whenManagerIsSilent, underperforms) => new Scenario
        {
            Inputs = inputs,
            Triage = triage,
            Engagement = engagement,
            Optimizer = optimizer,
            Manager = manager,
            WhenSilent = whenSilent,
            WhenManagerIsSilent = whenManagerIsSilent,
            CampaignUnderperforms = underperforms,
        });

    [Fact]
    public void Should_do_everything_once_and_come_to_an_end()
    {
        long steps = 0;
        Gen.Select(Scenarios, Gen.Byte.Array[0, 60]).Sample((scenario, choices) =>
        {
            var run = new Interleaving(scenario, new Choices(choices));
            run.Run();
            Interlocked.Add(ref steps, run.Steps);
        }, output.WriteLine, iter: Interleavings, print: x => Tell(x.Item1, x.Item2));
        output.WriteLine($"{Interleavings} interleavings, {steps} steps");
    }

    /// <summary>On the side: the failure itself holds only so many characters.</summary>
    string Tell(Scenario scenario, byte[] choices)
    {
        output.WriteLine(Shrinking.Tell(scenario, choices));
        return "see the output";
    }
}
