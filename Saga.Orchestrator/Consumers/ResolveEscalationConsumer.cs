using MarketingBus.Contracts;
using MarketingBus.Saga.Orchestrator.Records;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Saga.Orchestrator.Consumers;

/// <summary>Keeps the Manager's answer and tells whoever waits for it. The first answer counts.</summary>
internal sealed partial class ResolveEscalationConsumer(IOrchestrationRecords records, ILogger<ResolveEscalationConsumer> logger) : IConsumer<ResolveEscalation>
{
    public async Task Consume(ConsumeContext<ResolveEscalation> context)
    {
        var answer = context.Message;
        var escalation = await records.FindEscalationAsync(answer.EscalationId, context.CancellationToken);
        if (escalation is not { ResolvedAt: null })
        {
            LogIgnored(logger, answer.EscalationId, escalation is null ? "it is not known" : "it was answered before");
            return;
        }

        escalation.Decision = answer.Decision;
        escalation.ResolvedBy = answer.ResolvedBy;
        escalation.Notes = answer.Notes;
        escalation.ResolvedAt = answer.ResolvedAt;

        await context.Publish(new EscalationResolved
        {
            EscalationId = escalation.EscalationId,
            SubjectId = escalation.SubjectId,
            Decision = answer.Decision,
            ResolvedBy = answer.ResolvedBy,
            Notes = answer.Notes,
            ResolvedAt = answer.ResolvedAt,
        }, context.CancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "The answer to escalation {EscalationId} is ignored: {Reason}")]
    static partial void LogIgnored(ILogger logger, Guid escalationId, string reason);
}
