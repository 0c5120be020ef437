using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MarketingBus.Data.Queries;

/// <summary>Reads leads with what happened to them.</summary>
public sealed class LeadQueries(MarketingDbContext database)
{
    readonly LeadSelect select = LeadSelect.Of(database);

    /// <summary>The lead by upstream's id, in the source system given or, without one, where it was last seen.</summary>
    public Task<LeadView?> FindAsync(string leadId, string? sourceSystem, bool withTimeline, CancellationToken cancellationToken) => sourceSystem is null
        ? AskAsync(select.ByLead(withTimeline), [("@id", StorableText.Of(leadId))], cancellationToken)
        : AskAsync(select.ByLeadInSource(withTimeline), [("@id", StorableText.Of(leadId)), ("@source", StorableText.Of(sourceSystem))], cancellationToken);

    public Task<LeadView?> FindAsync(Guid journeyId, bool withTimeline, CancellationToken cancellationToken) =>
        AskAsync(select.ByJourney(withTimeline), [("@id", journeyId)], cancellationToken);

    async Task<LeadView?> AskAsync(string sql, IReadOnlyList<(string Name, object Value)> parameters, CancellationToken cancellationToken)
    {
        await database.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = database.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            command.Transaction = database.Database.CurrentTransaction?.GetDbTransaction();
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? ViewOf(select.Read([.. Enumerable.Range(0, reader.FieldCount).Select(i => Bytes(reader, i))])) : null;
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }

    static byte[]? Bytes(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);

    static LeadView ViewOf(LeadRows rows)
    {
        var (journey, lead, timeline) = rows;
        return new LeadView
        {
            JourneyId = journey.CorrelationId,
            SourceSystem = journey.SourceSystem,
            LeadId = journey.LeadId,
            Status = journey.LeadStatus,
            JourneyState = journey.CurrentState,
            Outcome = journey.Outcome,
            FaultReason = journey.FaultReason,
            Profile = journey.Lead,
            Category = lead?.Category,
            Score = lead?.Score,
            Fit = lead?.Fit,
            Engagement = lead?.Engagement,
            Grade = lead?.Grade,
            Routing = lead?.Routing,
            Reasons = lead?.Reasons ?? [],
            ModelVersion = lead?.ModelVersion,
            StartedAt = journey.StartedAt,
            UpdatedAt = journey.UpdatedAt,
            CompletedAt = journey.CompletedAt,
            Timeline = timeline,
        };
    }
}
