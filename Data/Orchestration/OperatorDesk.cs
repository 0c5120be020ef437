using MarketingBus.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Orchestration;

/// <summary>A person's or a tool's commands to the orchestrator: refused at once when they cannot take effect, else durable when answered.</summary>
public sealed class OperatorDesk(MarketingDbContext database, IPublishEndpoint publish, TimeProvider time)
{
    /// <summary>The states in which a journey or review takes up <see cref="RetryJourney"/>.</summary>
    public static IReadOnlyList<string> Retryable { get; } = [StateNames.Faulted];

    /// <summary>The state of a journey or review; null when it is not known.</summary>
    public Task<string?> StateOfAsync<TState>(Guid subjectId, CancellationToken cancellationToken)
        where TState : class, IOrchestratedState =>
        database.Set<TState>().Where(x => x.CorrelationId == subjectId).Select(x => x.CurrentState).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The escalation; null when it is not known.</summary>
    public Task<Escalation?> FindEscalationAsync(Guid escalationId, CancellationToken cancellationToken) =>
        database.Set<Escalation>().AsNoTracking().FirstOrDefaultAsync(x => x.EscalationId == escalationId, cancellationToken);

    public async Task SendAsync(object command, CancellationToken cancellationToken)
    {
        await publish.Publish(command, command.GetType(), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Answers an escalation; of two answers the first counts.</summary>
    public Task ResolveAsync(Guid escalationId, EscalationDecision decision, string by, string? notes, CancellationToken cancellationToken) =>
        SendAsync(new ResolveEscalation
        {
            EscalationId = escalationId,
            Decision = decision,
            ResolvedBy = by,
            Notes = notes,
            ResolvedAt = time.GetUtcNow(),
        }, cancellationToken);
}
