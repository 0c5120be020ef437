using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Workers.Engagement.Sending;

/// <summary>
/// Makes what is about to be sent, and what was sent before it, durable at once: the consumer's own commit comes after the last message of its batch, and a crash before it
/// must not forget what went out.
/// </summary>
internal sealed class OutreachLedger(MarketingDbContext database, IServiceScopeFactory scopes)
{
    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        var changes = database.ChangeTracker.Entries<Outreach>().Where(x => x.State is EntityState.Added or EntityState.Modified).ToList();

        await using var scope = scopes.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        foreach (var change in changes)
            ledger.Entry(change.Entity).State = change.State;

        await ledger.SaveChangesAsync(cancellationToken);

        foreach (var change in changes)
        {
            // Else EF puts back what a modified row was when it was read.
            change.OriginalValues.SetValues(change.CurrentValues);
            change.State = EntityState.Unchanged;
        }
    }
}
