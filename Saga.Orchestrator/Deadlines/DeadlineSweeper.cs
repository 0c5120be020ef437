using MarketingBus.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Saga.Orchestrator.Deadlines;

/// <summary>Turns deadlines that have passed into messages. The saga row is the saga's to change; what it finds decides whether the message still matters.</summary>
internal sealed class DeadlineSweeper(
    IServiceScopeFactory scopes, IOptions<OrchestratorOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<DeadlineSweeper> logger)
    : PeriodicService(lifetime, time, logger)
{
    protected override TimeSpan Interval => options.Value.SweepInterval;

    protected override string Work => "The sweep of deadlines";

    protected override Task TakeTurnAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    /// <summary>Tells all that is due; returns how many.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var swept = 0;
        while (await TellAsync(cancellationToken) is var told and > 0)
            swept += told;

        await using var scope = scopes.CreateAsyncScope();
        await TellingIn(scope).ForgetAsync(cancellationToken);
        return swept;
    }

    /// <summary>0 also when another orchestrator was faster: it goes on with the rest, and nobody does anything twice.</summary>
    async Task<int> TellAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var telling = TellingIn(scope);
        var due = await telling.DueAsync(cancellationToken);
        try
        {
            await telling.TellAsync(due, cancellationToken);
            return due.Count;
        }
        catch (DbUpdateException)
        {
            await using var afterwards = scopes.CreateAsyncScope();
            if (await TellingIn(afterwards).WasToldAsync(due, cancellationToken))
                return 0;

            throw;
        }
    }

    DeadlineTelling TellingIn(AsyncServiceScope scope) =>
        ActivatorUtilities.CreateInstance<DeadlineTelling>(scope.ServiceProvider, options.Value, Time);
}
