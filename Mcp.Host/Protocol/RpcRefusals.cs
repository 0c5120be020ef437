using MarketingBus.Memory.Resilience;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Mcp.Host.Protocol;

/// <summary>What a caller may be told of a failure, whichever way it asked.</summary>
internal static class RpcRefusals
{
    static readonly RpcError Away = new(RpcErrorCodes.ServerAway, "A server that this needs is away; what was asked for may have been done all the same. Look, and ask again where it was not.");

    /// <summary>Null for what the caller is not to blame for and cannot act on: the log has that.</summary>
    public static RpcError? Of(Exception exception) => exception switch
    {
        RpcException refusal => refusal.Error,
        MemoryAwayException away => new RpcError(RpcErrorCodes.MemoryAway, away.Message, new { Missing = new[] { away.Memory } }),
        OutcomeUnknownException { EventIds: [{ } eventId] } => new RpcError(
            RpcErrorCodes.ServerAway, $"A server that this needs is away. What was sent may have been accepted all the same: send it again with event_id {eventId}, and it is accepted once.", new { EventId = eventId }),
        _ when ServerAway.Is(exception) => Away,
        _ => null,
    };
}
