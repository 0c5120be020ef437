using System.Collections.Concurrent;
using System.Reflection;
using MassTransit;
using MassTransit.Batching;
using MassTransit.Context;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>Looks into a batch whose message type is only known at run time.</summary>
internal static class BatchOf
{
    static readonly ConcurrentDictionary<Type, MethodInfo?> Makers = [];

    /// <summary>The messages that a context carries: those of its batch, or itself.</summary>
    public static IReadOnlyList<ConsumeContext> Messages<T>(ConsumeContext<T> context)
        where T : class =>
        context.Message is IEnumerable<ConsumeContext> batch ? [.. batch] : [context];

    /// <summary>The same batch without the messages that were dealt with before.</summary>
    public static ConsumeContext<T> Without<T>(ConsumeContext<T> context, ISet<Guid> consumed)
        where T : class =>
        Makers.GetOrAdd(typeof(T), MakerOf) is { } maker
            ? (ConsumeContext<T>)maker.Invoke(null, [context, consumed])!
            : context;

    static MethodInfo? MakerOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Batch<>)
            ? typeof(BatchOf).GetMethod(nameof(Filter), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.GetGenericArguments())
            : null;

    static BatchConsumeContext<TMessage> Filter<TMessage>(ConsumeContext<Batch<TMessage>> context, ISet<Guid> consumed)
        where TMessage : class
    {
        var batch = context.Message;
        var rest = batch.Where(x => !consumed.Contains(x.MessageId ?? Guid.Empty)).ToList();
        return new BatchConsumeContext<TMessage>(context,
            new MessageBatch<TMessage>(batch.FirstMessageReceived, batch.LastMessageReceived, batch.Mode, rest));
    }
}
