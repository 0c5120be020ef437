using System.Collections.Concurrent;
using MarketingBus.Contracts;
using MarketingBus.Memory.LongTerm;

namespace MarketingBus.Tests.Support;

/// <summary>Remembers what a test tells it, and how many leads each question was about.</summary>
public sealed class FakeLongTermMemory : ILongTermMemory
{
    readonly ConcurrentDictionary<Guid, LeadMemory> leads = [];

    public ConcurrentQueue<int> Questions { get; } = [];

    public void Engage(Guid journeyId, double points)
    {
        Remember(journeyId);
        leads[journeyId] = leads[journeyId] with { EngagementPoints = points };
    }

    public void Remember(Guid journeyId, int conversions = 0, double? rfmScore = null, params (string Channel, int Responses)[] responses) =>
        leads[journeyId] = new LeadMemory
        {
            JourneyId = journeyId,
            LeadId = journeyId.ToString(),
            Preferences = new Dictionary<string, string>(),
            ResponsesByChannel = responses.ToDictionary(x => x.Channel, x => x.Responses),
            Conversions = conversions,
            RfmScore = rfmScore,
        };

    public Task<IReadOnlyDictionary<Guid, LeadMemory>> GetAsync(IReadOnlyCollection<Guid> journeyIds, CancellationToken cancellationToken)
    {
        Questions.Enqueue(journeyIds.Count);
        return Task.FromResult<IReadOnlyDictionary<Guid, LeadMemory>>(
            journeyIds.Where(leads.ContainsKey).ToDictionary(x => x, x => leads[x]));
    }

    public Task MergeAsync(
        Guid journeyId, string leadId, IReadOnlyDictionary<string, string> preferences, double? rfmScore, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Workers that decide only read.");

    public Task RecordAsync(IReadOnlyList<EngagementRecorded> events, IReadOnlySet<Guid> automated, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Workers that decide only read.");

    public Task TakeBackAsync(
        IReadOnlyList<EngagementRecorded> events, IReadOnlyDictionary<Guid, DateTimeOffset> lastEngaged, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Workers that decide only read.");

    public Task<long> ForgetAsync(IReadOnlyCollection<Guid> journeyIds, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Workers that decide only read.");
}
