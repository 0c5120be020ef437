using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MarketingBus.Platform.Persistence;

/// <summary>Whether the database answers, and takes what is written: on a disk that is full it only does the former.</summary>
internal sealed class DatabaseCheck<TDbContext>(IServiceScopeFactory scopes, ICommitQueue commits, TimeProvider time) : IHealthCheck
    where TDbContext : DbContext
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TDbContext>();
        if (!await database.Database.CanConnectAsync(cancellationToken))
            return HealthCheckResult.Unhealthy("The database does not answer.");

        try
        {
            await WriteAsync(TableMap.Required<InboxHorizon>(database.Model), cancellationToken).WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (DbUpdateException failure)
        {
            return HealthCheckResult.Unhealthy("The database takes nothing that is written.", failure);
        }
    }

    /// <summary>A row of nobody's, gone again at once.</summary>
    async Task WriteAsync(TableMap table, CancellationToken cancellationToken)
    {
        var row = new InboxHorizon { ConsumerId = Guid.NewGuid(), ForgottenBefore = time.GetUtcNow() };
        await commits.CommitAsync([RowChange.Insert(table, row)], long.MaxValue, cancellationToken);
        await commits.CommitAsync([RowChange.Delete(table, row, mayBeGone: true)], long.MaxValue, cancellationToken);
    }
}
