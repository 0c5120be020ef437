using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Platform.Messaging;

public static class OutboxModel
{
    const string Schema = "messaging";

    /// <summary>Adds inbox, outbox and error queue to the model. Where the outbox is the queue itself, as on the in-memory transport, it is indexed as one.</summary>
    public static void AddTransactionalOutboxEntities(this ModelBuilder modelBuilder, bool isQueue)
    {
        modelBuilder.Entity<InboxState>(inbox =>
        {
            inbox.ToTable("inbox", Schema);
            inbox.HasKey(x => new { x.MessageId, x.ConsumerId });
            inbox.HasIndex(x => new { x.ConsumerId, x.Consumed });
        });

        modelBuilder.Entity<InboxHorizon>(horizon =>
        {
            horizon.ToTable("inbox_horizons", Schema);
            horizon.HasKey(x => x.ConsumerId);
            // Of two processes that raise it, the later one must see what the earlier one has forgotten.
            horizon.Property(x => x.ForgottenBefore).IsConcurrencyToken();
        });

        modelBuilder.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("outbox", Schema);
            outbox.HasKey(x => x.SequenceNumber);
            outbox.Property(x => x.SequenceNumber).ValueGeneratedOnAdd();
            if (isQueue)
                outbox.HasIndex(x => new { x.Destination, x.SequenceNumber });
        });

        modelBuilder.Entity<FaultedMessage>(faulted =>
        {
            faulted.ToTable("faulted_messages", Schema);
            faulted.HasKey(x => x.Id);
            faulted.HasIndex(x => x.MessageId);
        });
    }
}
