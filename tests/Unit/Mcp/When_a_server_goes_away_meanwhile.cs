using System.Net.Sockets;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Mcp.Host.Tools;
using MarketingBus.Platform.Messaging;
using Xunit;

namespace MarketingBus.Tests.Unit.Mcp;

/// <summary>Nobody knows whether what a method or a tool sent was accepted.</summary>
public sealed class When_a_server_goes_away_meanwhile
{
    readonly Guid eventId = Guid.NewGuid();

    [Fact]
    public void Should_say_the_id_under_which_it_may_be_sent_again()
    {
        var refusal = RpcRefusals.Of(new OutcomeUnknownException([eventId], new SocketException()))!;

        Assert.Equal(RpcErrorCodes.ServerAway, refusal.Code);
        Assert.Contains("may have been accepted", ToolRefusal.TextOf(refusal), StringComparison.Ordinal);
        Assert.Contains($"event_id {eventId}", ToolRefusal.TextOf(refusal), StringComparison.Ordinal);
        Assert.Equal(eventId, refusal.Data!.GetType().GetProperty("EventId")!.GetValue(refusal.Data));
    }

    [Fact]
    public void Should_not_say_that_nothing_was_done()
    {
        var refusal = RpcRefusals.Of(new SocketException())!;

        Assert.Equal(RpcErrorCodes.ServerAway, refusal.Code);
        Assert.Contains("may have been done", refusal.Message, StringComparison.Ordinal);
    }
}
