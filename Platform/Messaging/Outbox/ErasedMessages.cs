using System.Diagnostics.Metrics;
using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>What becomes of messages that have to do with people who were erased. It is counted, and said without saying of whom.</summary>
internal sealed partial class ErasedMessages
{
    readonly IErasedPeople? erased;
    readonly ILogger logger;
    readonly Counter<long> dropped, cut;

    public ErasedMessages(IMeterFactory meters, ILogger<ErasedMessages> logger, IErasedPeople? erased = null)
    {
        this.erased = erased;
        this.logger = logger;
        var meter = meters.Create("MarketingBus.Messaging");
        dropped = meter.CreateCounter<long>("marketingbus.messages.erased", "{message}", "Messages that were dropped since they are about somebody who was erased");
        cut = meter.CreateCounter<long>("marketingbus.messages.cut", "{message}", "Messages about others that went on without the e-mail address of somebody who was erased");
    }

    /// <summary>The message as it may be consumed; null when it may not.</summary>
    public async ValueTask<ConsumeContext?> TakeAsync(ConsumeContext message, CancellationToken cancellationToken)
    {
        if (erased is null)
            return message;

        var look = await erased.LookAsync(() => message.ReceiveContext.Body.GetBytes(), cancellationToken);
        if (look == ErasedLook.Nobody)
            return message;

        var type = BatchOf.TypeOf(message).Name;
        var isTheirs = look == ErasedLook.Theirs;
        (isTheirs ? dropped : cut).Add(1, new KeyValuePair<string, object?>("message", type));
        if (!isTheirs)
            return await WithoutAsync(message, cancellationToken);

        LogDropped(logger, type);
        return null;
    }

    async Task<ConsumeContext> WithoutAsync(ConsumeContext message, CancellationToken cancellationToken)
    {
        var options = SystemTextJsonMessageSerializer.Options;
        var (said, type) = BatchOf.Said(message);
        var text = await erased!.WithoutAsync(JsonSerializer.SerializeToUtf8Bytes(said, type, options), cancellationToken);
        return BatchOf.Saying(message, JsonSerializer.Deserialize(text.Span, type, options)!);
    }

    [LoggerMessage(LogLevel.Information, "A message {Type} was dropped: it is about somebody who was erased")]
    static partial void LogDropped(ILogger logger, string type);
}
