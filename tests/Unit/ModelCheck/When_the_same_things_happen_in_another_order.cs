using CsCheck;
using MarketingBus.Tests.Unit.ModelCheck.Sagas;
using Xunit;

namespace MarketingBus.Tests.Unit.ModelCheck;

/// <summary>What does not depend on the order by its meaning ends the same in every order, with duplicates, crashes and redeliveries as without.</summary>
public sealed class When_the_same_things_happen_in_another_order(ITestOutputHelper output)
{
    const int Interleavings = 10_000;

    static readonly Gen<Scenario> Scenarios = Gen.Select(
        AnyOf(Said.Lead, Said.Opened, Said.Converted, Said.AskedForWelcome, Said.AskedForDemo, Said.HandedToEngagement, Said.Figures).Array[1, 5],
        AnyOf(Habit.Answers, Habit.FailsOnce), AnyOf(Habit.Answers, Habit.FailsOnce, Habit.Refuses), AnyOf(Habit.Answers, Habit.FailsOnce, Habit.Refuses),
        (inputs, triage, engagement, optimizer) => new Scenario { Inputs = [Said.Lead, .. inputs], Triage = triage, Engagement = engagement, Optimizer = optimizer });

    [Fact]
    public void Should_end_the_same() =>
        Gen.Select(Scenarios, Gen.Byte.Array[0, 60]).Sample(
            (scenario, choices) => EndOf(scenario, choices) == EndOf(scenario, []),
            iter: Interleavings, print: x => Tell(x.Item1, x.Item2));

    static string EndOf(Scenario scenario, byte[] choices)
    {
        var run = new Interleaving(scenario, new Choices(choices), mayTimePass: false);
        run.Run();
        return EndOf(run);
    }

    static string EndOf(Interleaving run)
    {
        var journeys = run.Store.Journeys.Values.Select(x => $"journey {x.CurrentState}, run {x.Run}, {x.LeadStatus}, {x.Category}, {x.Score}");
        var reviews = run.Store.Reviews.Values.Select(x => $"review {x.CurrentState}, run {x.Run}, {x.Outcome}, {x.PerformanceScore}");
        var sent = run.Store.Outreach.Select(x => $"{run.Ledger.Engagements[x.Key]} {(x.Value ? "sent" : "refused")}").Order(StringComparer.Ordinal);
        return string.Join("; ", journeys.Concat(reviews).Concat(sent));
    }

    static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(x => values[x]);

    string Tell(Scenario scenario, byte[] choices)
    {
        var run = new Interleaving(scenario, new Choices(choices), mayTimePass: false) { IsTold = true };
        run.Run();
        output.WriteLine($"{scenario}\n{run.Trace}");
        return $"{EndOf(run)}\nin another order\n{EndOf(scenario, [])}";
    }
}
