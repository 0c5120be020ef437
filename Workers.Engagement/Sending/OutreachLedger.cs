using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Workers.Engagement.Sending;

/// <summary>
/// Makes what is about to be sent, and what was sent, durable at once: the consumer's own commit comes after the last message of its batch, and a crash before it
/// must not forget what went out. Who was faster with the same message is met here, before it is sent: recording fails with <see cref="DbUpdateException"/>.
/// </summary>
internal sealed class OutreachLedger(MarketingDbContext database, IServiceScopeFactory scopes)
{
    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        // What is not begun is not said yet: the first who begins it is the one who inserts it.
        var changes = database.ChangeTracker.Entries<Outreach>()
            .Where(x => x.State is EntityState.Added or EntityState.Modified && x.Entity.Status != OutreachStatus.Intended).ToList();

        await using var scope = scopes.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        foreach (var change in changes)
        {
            var entry = ledger.Entry(change.Entity);
            entry.State = change.State;
            if (change.State == EntityState.Modified)
                entry.OriginalValues.SetValues(change.OriginalValues);
        }

        await ledger.SaveChangesAsync(cancellationToken);

        foreach (var change in changes)
        {
            // Else EF puts back what a modified row was when it was read.
            change.OriginalValues.SetValues(change.CurrentValues);
            change.State = EntityState.Unchanged;
        }
    }
}
