using System.Text;
using MarketingBus.Platform.Messaging.Delivery.InMemory;
using MarketingBus.Platform.Persistence;
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
        try
        {
            await MoveAsync(context);
        }
        catch (FencedOffException)
        {
            // Whom it is about was erased since the look: now it is seen.
            await MoveAsync(context);
        }

        RemovedRow.Note(context);
        await context.NotifyFaulted(context.Exception);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("faultedMessage");

    async Task MoveAsync(ExceptionReceiveContext context)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TDbContext>();
        var erased = scope.ServiceProvider.GetService<IErasedPeople>();
        var look = erased is null ? ErasedLook.Nobody : await erased.LookAsync(() => context.Body.GetBytes(), CancellationToken.None);
        if (look != ErasedLook.Theirs)
            database.Add(Kept(context, look == ErasedLook.Nobody ? context.Body.GetString() : await WithoutAsync(erased!, context.Body.GetBytes())));

        if (StoredMessagePipe.SequenceOf(context) is { } sequence
            && await database.Set<OutboxMessage>().FindAsync([sequence], CancellationToken.None) is { } row)
            database.Remove(row);

        await database.SaveChangesAsync(CancellationToken.None);
    }

    static async Task<string> WithoutAsync(IErasedPeople erased, byte[] body) => Encoding.UTF8.GetString((await erased.WithoutAsync(body, CancellationToken.None)).Span);

    FaultedMessage Kept(ExceptionReceiveContext context, string body)
    {
        var cause = context.Exception.GetBaseException();
        return new FaultedMessage
        {
            MessageId = context.GetMessageId() ?? Guid.Empty,
            Endpoint = context.InputAddress.NameOf(),
            ContentType = context.ContentType?.ToString() ?? "application/octet-stream",
            Body = body,
            Headers = StoredHeaders.Of(context),
            ExceptionType = cause.GetType().FullName ?? cause.GetType().Name,
            Reason = cause.Message,
            FaultedAt = time.GetUtcNow(),
        };
    }
}
