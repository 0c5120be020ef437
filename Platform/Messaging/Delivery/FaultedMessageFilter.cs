using MarketingBus.Platform.Messaging.Delivery.InMemory;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Platform.Messaging.Delivery;

/// <summary>Moves a message that its consumer gave up on from the outbox to the error queue, in one transaction.</summary>
internal sealed class FaultedMessageFilter<TDbContext>(IServiceScopeFactory scopes, TimeProvider time) : IFilter<ExceptionReceiveContext>
    where TDbContext : DbContext
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TDbContext>();
        var erased = scope.ServiceProvider.GetService<IErasedPeople>();
        if (erased is null || !await erased.AreNamedInAsync(() => context.Body.GetBytes(), CancellationToken.None))
            database.Add(Kept(context));

        if (StoredMessagePipe.SequenceOf(context) is { } sequence
            && await database.Set<OutboxMessage>().FindAsync([sequence], CancellationToken.None) is { } row)
            database.Remove(row);

        await database.SaveChangesAsync(CancellationToken.None);
        RemovedRow.Note(context);
        await context.NotifyFaulted(context.Exception);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("faultedMessage");

    FaultedMessage Kept(ExceptionReceiveContext context)
    {
        var cause = context.Exception.GetBaseException();
        return new FaultedMessage
        {
            MessageId = context.GetMessageId() ?? Guid.Empty,
            Endpoint = context.InputAddress.NameOf(),
            ContentType = context.ContentType?.ToString() ?? "application/octet-stream",
            Body = context.Body.GetString(),
            Headers = StoredHeaders.Of(context),
            ExceptionType = cause.GetType().FullName ?? cause.GetType().Name,
            Reason = cause.Message,
            FaultedAt = time.GetUtcNow(),
        };
    }
}
