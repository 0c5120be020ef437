using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Accepting;

/// <summary>Commands of a person to the orchestrator: refused at once when they cannot take effect, else durable when answered.</summary>
internal sealed class OperatorCommands(MarketingDbContext database, IPublishEndpoint publish, OperatorDesk desk)
{
    public const string DefaultOperator = "operator";

    public static RequestProblem NotFound() => RequestProblem.NotFound("No journey or review has this id.");

    /// <summary>Tells a journey or review something that it can only hear in the states given.</summary>
    public async Task<IResult> SendAsync<TState>(Guid subjectId, object command, IReadOnlyList<string> states, CancellationToken cancellationToken)
        where TState : class, IOrchestratedState
    {
        var state = await desk.StateOfAsync<TState>(subjectId, cancellationToken) ?? throw NotFound();
        if (!states.Contains(state))
            throw RequestProblem.Conflict($"It is {state}; this can be done when it is {string.Join(" or ", states)}.");

        await desk.SendAsync(command, cancellationToken);
        return TypedResults.Accepted((string?)null, Answer<TState>(subjectId));
    }

    /// <summary>One that is no longer faulted when it hears of it goes on undisturbed.</summary>
    public async Task<IResult> RetryFaultedAsync<TState>(string by, int limit, CancellationToken cancellationToken)
        where TState : class, IOrchestratedState
    {
        var faulted = await database.Set<TState>()
            .Where(x => x.CurrentState == StateNames.Faulted).OrderBy(x => x.UpdatedAt).Take(limit).Select(x => x.CorrelationId).ToListAsync(cancellationToken);
        foreach (var subjectId in faulted)
            await publish.Publish(new RetryJourney { JourneyId = subjectId, RequestedBy = by }, cancellationToken);

        await database.SaveChangesAsync(cancellationToken);
        return TypedResults.Accepted((string?)null, new CommandAnswer { Count = faulted.Count });
    }

    public async Task<IResult> ResolveAsync(Guid escalationId, EscalationDecision decision, string by, string? notes, CancellationToken cancellationToken)
    {
        var escalation = await desk.FindEscalationAsync(escalationId, cancellationToken) ?? throw RequestProblem.NotFound("No escalation has this id.");
        if (escalation.ResolvedAt is not null)
            throw RequestProblem.Conflict($"The escalation was resolved by {escalation.ResolvedBy}.");

        await desk.ResolveAsync(escalationId, decision, by, notes, cancellationToken);
        return TypedResults.Accepted((string?)null, new CommandAnswer { EscalationId = escalationId });
    }

    static CommandAnswer Answer<TState>(Guid subjectId) =>
        typeof(TState) == typeof(CampaignReviewState) ? new CommandAnswer { ReviewId = subjectId } : new CommandAnswer { JourneyId = subjectId };
}
