using System.Security.Cryptography;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging.Upstream;

namespace MarketingBus.Api.Ingress.Upstream;

/// <summary>What a plain JSON message says about its events beside their bodies.</summary>
internal static class PlainReader
{
    /// <summary>The most explicit counts: the type property, else the header event-type, else the routing key.</summary>
    public static string TypeOf(UpstreamMessage message) =>
        Known(message.Type) ?? Known(Header(message, "event-type")) ?? Known(Header(message, "event_type")) ?? message.RoutingKey;

    /// <summary>Without an event_id and a message-id, an event is the same as another when their bytes are; a version of a lead or of a campaign's day only while it is the last one.</summary>
    public static RequestIdentity IdentityOf(UpstreamMessage message, DateTimeOffset now)
    {
        var named = Named("message-id", message.MessageId);
        return new RequestIdentity(named ?? ContentKey(message), null, now) { SourceSystem = Named("app-id", message.AppId), KeyIsContent = named is null };
    }

    static string ContentKey(UpstreamMessage message) =>
        $"{(UpstreamTypes.TryFind(TypeOf(message), out var type) ? type.Contract : "")}:{Convert.ToHexStringLower(SHA256.HashData(message.Body.Span))}";

    static string? Header(UpstreamMessage message, string name) => message.Headers.GetValueOrDefault(name);

    static string? Known(string? text) => text is null ? null : TextRules.Known(text);

    static string? Named(string property, string? value) =>
        Known(value) is not { } name ? null
        : TextRules.Fault(name, TextRules.IdLimit, lines: false) is { } fault ? throw RequestProblem.Invalid(property, fault)
        : name;
}
