using MarketingBus.Contracts;
using MassTransit;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>
/// The exchange that a message is published to: `message:lead-received`, and `fault:triage-lead` for its faults. The colon tells it from a queue, whose own exchange has the queue's
/// name: `triage-lead` is a queue, `message:triage-lead` the message.
/// </summary>
internal sealed class MessageExchangeName(IEntityNameFormatter others) : IEntityNameFormatter
{
    const char Mark = ':';

    public static bool IsOne(string name) => name.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Only the contracts, which are one flat namespace, are sure not to share a short name.</summary>
    public string FormatEntityName<T>() => NameOf(typeof(T)) ?? others.FormatEntityName<T>();

    static string? NameOf(Type type) => type switch
    {
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Fault<>) && IsContract(type.GetGenericArguments()[0]) =>
            $"fault{Mark}{KebabOf(type.GetGenericArguments()[0])}",
        _ when IsContract(type) => $"message{Mark}{KebabOf(type)}",
        _ => null,
    };

    static bool IsContract(Type type) => type is { IsGenericType: false, IsNested: false } && type.Namespace == typeof(LeadReceived).Namespace;

    static string KebabOf(Type type) => KebabCaseEndpointNameFormatter.Instance.SanitizeName(type.Name);
}
