using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MarketingBus.Platform.Persistence;

/// <summary>Tells a unit of work that a transaction which its scope began has been committed, so that what it sends is sent.</summary>
internal sealed class TransactionNotice : DbTransactionInterceptor
{
    public override async Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is GroupedDbContext { Work: { } work })
            await work.TransactionCommittedAsync(cancellationToken);
    }
}
