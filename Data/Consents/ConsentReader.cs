using System.Text;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Identity.Stores;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Consents;

/// <summary>
/// Reads, as it is committed at this moment, where a person stands: by the journey, by the address that is about to be used, by every address that the journey ever named, and by every other journey
/// that named one of these. An address is the person, in whichever source system.
/// </summary>
public sealed class ConsentReader(IRowQueries rows, IDbContextFactory<MarketingDbContext> contexts, InstallationSecret secret)
{
    const string Nobody = "";
    const char Granted = 'g', Refused = 'r', Withdrawn = 'w', Complained = 'c';

    readonly Lazy<string> sql = new(() => SqlOf(contexts));

    /// <param name="journeyId">The journey that the message is for.</param>
    /// <param name="leadId">Its lead's id, which may be an address.</param>
    /// <param name="email">What is about to be used, as the profile gives it; null when there is none.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    public async Task<ConsentStanding> OfAsync(Guid journeyId, string? leadId, string? email, CancellationToken cancellationToken)
    {
        var hash = await secret.GetAsync(cancellationToken);
        var row = await rows.FirstAsync(sql.Value, [journeyId, HashOf(email, hash), HashOf(leadId, hash)], cancellationToken);
        var said = Encoding.ASCII.GetString(row![0]!);
        return new ConsentStanding
        {
            Granted = said.Contains(Granted, StringComparison.Ordinal),
            Refused = said.Contains(Refused, StringComparison.Ordinal),
            Withdrawn = said.Contains(Withdrawn, StringComparison.Ordinal),
            Complained = said.Contains(Complained, StringComparison.Ordinal),
        };
    }

    static string HashOf(string? text, PersonHash hash) => EmailAddress.Of(text) is { } address ? hash.OfAddress(address) : Nobody;

    static string SqlOf(IDbContextFactory<MarketingDbContext> contexts)
    {
        using var database = contexts.CreateDbContext();
        var (events, consents) = (database.TableOf<AcceptedEvent>(), database.TableOf<ConsentEntry>());
        return $"""
            WITH addresses AS (
                SELECT "AddressHash" AS hash FROM {events} WHERE "SubjectId" = $1 AND "AddressHash" IS NOT NULL
                UNION SELECT $2 UNION SELECT $3),
            journeys AS (
                SELECT $1 AS id UNION SELECT "SubjectId" FROM {events} WHERE "AddressHash" IN (SELECT hash FROM addresses)),
            words AS (
                SELECT "JourneyId", "State", "Sequence" FROM {consents} WHERE "JourneyId" IN (SELECT id FROM journeys)
                UNION SELECT "JourneyId", "State", "Sequence" FROM {consents} WHERE "AddressHash" IN (SELECT hash FROM addresses))
            SELECT '' || {When(Granted, $"""w."State" = '{ConsentState.Granted}' AND w."JourneyId" = $1""")}
                || {When(Withdrawn, $"""w."State" = '{ConsentState.Withdrawn}'""")}
                || {When(Complained, $"""w."State" = '{ConsentState.Complained}'""")}
                || {When(Refused, $"""
                    w."State" = '{ConsentState.Refused}' AND NOT EXISTS (SELECT 1 FROM {consents} later
                        WHERE later."JourneyId" = w."JourneyId" AND later."State" = '{ConsentState.Granted}' AND later."Sequence" > w."Sequence")
                    """)}
            """;
    }

    static string When(char letter, string condition) => $"CASE WHEN EXISTS (SELECT 1 FROM words w WHERE {condition}) THEN '{letter}' ELSE '' END";
}
