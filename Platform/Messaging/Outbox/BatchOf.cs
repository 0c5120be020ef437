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
    static readonly ConcurrentDictionary<Type, MethodInfo> Notifiers = [];

    /// <summary>The messages that a context carries: those of its batch, or itself.</summary>
    public static IReadOnlyList<ConsumeContext> Messages<T>(ConsumeContext<T> context)
        where T : class =>
        context.Message is IEnumerable<ConsumeContext> batch ? [.. batch] : [context];

    /// <summary>What a message says, and what it is.</summary>
    public static (object Said, Type Type) Said(ConsumeContext message)
    {
        var type = TypeOf(message);
        return (typeof(ConsumeContext<>).MakeGenericType(type).GetProperty(nameof(ConsumeContext<object>.Message))!.GetValue(message)!, type);
    }

    /// <summary>The same message, saying something else.</summary>
    public static ConsumeContext Saying(ConsumeContext message, object said) =>
        (ConsumeContext)Activator.CreateInstance(typeof(MessageConsumeContext<>).MakeGenericType(TypeOf(message)), message, said)!;

    /// <summary>The same batch with only some of its messages.</summary>
    public static ConsumeContext<T> Only<T>(ConsumeContext<T> context, IReadOnlyCollection<ConsumeContext> messages)
        where T : class =>
        Makers.GetOrAdd(typeof(T), MakerOf) is { } maker
            ? (ConsumeContext<T>)maker.Invoke(null, [context, messages])!
            : (ConsumeContext<T>)messages.Single();

    /// <summary>Tells the transport that one message of a batch is done, whatever becomes of the others.</summary>
    public static Task NotifyConsumed(ConsumeContext message, string consumerType)
    {
        var notify = Notifiers.GetOrAdd(TypeOf(message), type =>
            typeof(BatchOf).GetMethod(nameof(Notify), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type));
        return (Task)notify.Invoke(null, [message, consumerType])!;
    }

    /// <summary>What the message is.</summary>
    public static Type TypeOf(ConsumeContext message) => message.GetType().GetInterfaces()
        .First(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(ConsumeContext<>)).GetGenericArguments()[0];

    static MethodInfo? MakerOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Batch<>)
            ? typeof(BatchOf).GetMethod(nameof(Filter), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.GetGenericArguments())
            : null;

    static BatchConsumeContext<TMessage> Filter<TMessage>(ConsumeContext<Batch<TMessage>> context, IReadOnlyCollection<ConsumeContext> messages)
        where TMessage : class
    {
        var batch = context.Message;
        return new BatchConsumeContext<TMessage>(context,
            new MessageBatch<TMessage>(batch.FirstMessageReceived, batch.LastMessageReceived, batch.Mode, [.. messages.Cast<ConsumeContext<TMessage>>()]));
    }

    static Task Notify<TMessage>(ConsumeContext<TMessage> message, string consumerType)
        where TMessage : class => message.NotifyConsumed(message, TimeSpan.Zero, consumerType);
}
