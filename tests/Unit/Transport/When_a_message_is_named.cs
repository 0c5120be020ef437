using MarketingBus.Contracts;
using MarketingBus.Platform.Messaging.Transport;
using MassTransit;
using Xunit;

namespace MarketingBus.Tests.Unit.Transport;

public sealed class When_a_message_is_named
{
    readonly MessageExchangeName names = new(new MessageUrnEntityNameFormatter());

    [Fact]
    public void Should_read_like_the_message() => Assert.Equal("message:lead-received", names.FormatEntityName<LeadReceived>());

    [Fact]
    public void Should_read_like_the_message_that_faulted() => Assert.Equal("fault:triage-lead", names.FormatEntityName<Fault<TriageLead>>());

    [Fact]
    public void Should_keep_its_namespace_when_it_is_not_ours() => Assert.NotEqual("message:fault", names.FormatEntityName<Fault>());

    [Fact]
    public void Should_never_be_taken_for_a_queue()
    {
        Assert.True(MessageExchangeName.IsOne(names.FormatEntityName<TriageLead>()));
        Assert.True(MessageExchangeName.IsOne(names.FormatEntityName<Fault>()));
        Assert.False(MessageExchangeName.IsOne("triage-lead"));
        Assert.False(MessageExchangeName.IsOne("triage-lead_error"));
    }

    [Fact]
    public void Should_be_unlike_every_other()
    {
        var contracts = typeof(LeadReceived).Assembly.GetExportedTypes().Where(x => x is { IsClass: true, Namespace: "MarketingBus.Contracts" });
        Assert.Empty(contracts.GroupBy(x => KebabCaseEndpointNameFormatter.Instance.SanitizeName(x.Name)).Where(x => x.Count() > 1).Select(x => x.Key));
    }
}
