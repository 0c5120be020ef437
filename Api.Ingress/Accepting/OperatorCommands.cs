using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Accepting;

/// <summary>Commands of a person to the orchestrator: refused at once when they cannot take effect, else durable when answered.</summary>
internal sealed class OperatorCommands(MarketingDbContext database, IPublishEndpoint publish, TimeProvider time)
{
    public const string DefaultOperator = "operator";

    /// <summary>Tells a journey something that it can only hear in the states given.</summary>
    public async Task<IResult> SendAsync(Guid journeyId, object command, IReadOnlyList<string> states, CancellationToken cancellationToken)
    {
        var state = await database.Set<LeadJourneyState>().Where(x => x.CorrelationId == journeyId).Select(x => x.CurrentState).FirstOrDefaultAsync(cancellationToken)
            ?? throw RequestProblem.NotFound("No journey has this id.");
        if (!states.Contains(state))
            throw RequestProblem.Conflict($"The journey is {state}; this can be done when it is {string.Join(" or ", states)}.");

        await publish.Publish(command, command.GetType(), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Accepted((string?)null, new CommandAnswer { JourneyId = journeyId });
    }

    public async Task<IResult> ResolveAsync(Guid escalationId, EscalationDecision decision, string by, string? notes, CancellationToken cancellationToken)
    {
        var escalation = await database.Set<Escalation>().AsNoTracking().FirstOrDefaultAsync(x => x.EscalationId == escalationId, cancellationToken)
            ?? throw RequestProblem.NotFound("No escalation has this id.");
        if (escalation.ResolvedAt is not null)
            throw RequestProblem.Conflict($"The escalation was resolved by {escalation.ResolvedBy}.");

        await publish.Publish(new ResolveEscalation
        {
            EscalationId = escalationId,
            Decision = decision,
            ResolvedBy = by,
            Notes = notes,
            ResolvedAt = time.GetUtcNow(),
        }, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Accepted((string?)null, new CommandAnswer { EscalationId = escalationId });
    }
}
