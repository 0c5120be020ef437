using MarketingBus.Saga.Orchestrator;
using Xunit;

namespace MarketingBus.Tests.Unit.Saga;

public sealed class When_handoff_settings_are_wrong
{
    readonly HandoffOptions options = new();

    [Fact]
    public void Should_accept_the_defaults() => Assert.True(new HandoffOptionsValidator().Validate(null, options).Succeeded);

    [Fact]
    public void Should_name_the_rule_whose_condition_is_unknown()
    {
        options.Rules["triage->engagement"].When = "full_moon";

        Assert.Contains("Handoffs:Rules:triage->engagement: When names no condition: 'full_moon'", new HandoffOptionsValidator().Validate(null, options).FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(1e12)]
    public void Should_refuse_a_timeout_that_is_none(double seconds)
    {
        options.Rules["triage->engagement"].TimeoutSeconds = seconds;

        Assert.True(new HandoffOptionsValidator().Validate(null, options).Failed);
    }

    [Fact]
    public void Should_refuse_a_rule_that_is_never_tried()
    {
        options.Rules["triage->engagement"].Attempts = 0;

        Assert.True(new HandoffOptionsValidator().Validate(null, options).Failed);
    }
}
