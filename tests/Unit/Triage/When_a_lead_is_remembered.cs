using MarketingBus.Contracts;
using MarketingBus.Memory.LongTerm;
using Xunit;

namespace MarketingBus.Tests.Unit.Triage;

public sealed class When_a_lead_is_remembered
{
    public static TheoryData<int, double?, string, double> Remembered => new()
    {
        { 1, null, "memory.previous_conversion", 15 },
        { 0, .7, "memory.rfm", 10 },
    };

    [Theory, MemberData(nameof(Remembered))]
    public void Should_get_points_and_at_least_medium_priority(int conversions, double? rfmScore, string code, double points)
    {
        var unknown = Given.DefaultPolicy().Decide(Given.Lead, null, null);
        var known = Given.DefaultPolicy().Decide(Given.Lead, Given.Memory(conversions, rfmScore), null);

        Assert.Equal(Priority.Low, unknown.Routing.Priority);
        Assert.Equal(Priority.Medium, known.Routing.Priority);
        Assert.Equal(unknown.Score + points, known.Score, 9);
        Assert.Contains(known.Reasons, x => x.Code == code && x.Weight == points);
    }

    [Fact]
    public void Should_keep_a_higher_priority()
    {
        var decision = Given.DefaultPolicy().Decide(Given.BestLead, Given.Memory(conversions: 1), null);

        Assert.Equal(Priority.High, decision.Routing.Priority);
    }

    [Fact]
    public void Should_change_nothing_when_little_is_known()
    {
        LeadMemory[] little = [Given.Memory(), Given.Memory(rfmScore: .69)];

        Assert.All(little, memory =>
        {
            var decision = Given.DefaultPolicy().Decide(Given.Lead, memory, null);
            Assert.Equal(Priority.Low, decision.Routing.Priority);
            Assert.Equal(3, decision.Score, 9);
        });
    }
}
