using System.Text;
using MarketingBus.Platform.Messaging.Delivery;
using MassTransit;
using MassTransit.Serialization;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Platform.Messaging;

/// <summary>What an operator can do with a message that its consumer gave up on.</summary>
public sealed class FaultedMessages<TDbContext>(TDbContext database, ISendEndpointProvider endpoints)
    where TDbContext : DbContext
{
    /// <summary>
    /// Sends the message back to its queue under its own id, in the commit that takes it out of the error queue: its consumer never finished it, so the inbox lets it
    /// in. False when there is no such message, or somebody was faster.
    /// </summary>
    public async Task<bool> RetryAsync(long id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } message)
            return false;

        // The exchange, not the queue: a sender that names a queue declares it, and does not know with what arguments.
        var endpoint = await endpoints.GetSendEndpoint(new Uri($"exchange:{message.Endpoint}"));
        await endpoint.Send(
            new SerializedMessageBody(),
            new StoredMessagePipe(message.MessageId, message.ContentType, Encoding.UTF8.GetBytes(message.Body), message.Headers, sequenceNumber: null), cancellationToken);
        return await RemoveAsync(message, cancellationToken);
    }

    /// <summary>Forgets the message for good. False when there is no such message, or somebody was faster.</summary>
    public async Task<bool> DiscardAsync(long id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } message && await RemoveAsync(message, cancellationToken);

    Task<FaultedMessage?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.Set<FaultedMessage>().FirstOrDefaultAsync(x => x.Id == id, cancellationToken);

    async Task<bool> RemoveAsync(FaultedMessage message, CancellationToken cancellationToken)
    {
        database.Remove(message);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
