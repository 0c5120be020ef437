using System.Runtime.CompilerServices;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.LongTerm;

namespace MarketingBus.Memory.Erasure;

internal sealed class LeadMemoryStore(ILongTermMemory memory) : IPersonalDataStore
{
    public string Name => "memory.leads";

    public IReadOnlyList<Type> Tables { get; } = [typeof(RememberedLead)];

    public async Task<PersonCounts> EraseAsync(People people, CancellationToken cancellationToken)
    {
        var known = await CountAsync(people, cancellationToken);
        if (!known.IsEmpty)
        {
            foreach (var some in people.Journeys.Chunk(Chunks.MostKeys))
                await memory.ForgetAsync(some, cancellationToken);
        }

        return known;
    }

    public async Task<PersonCounts> CountAsync(People people, CancellationToken cancellationToken)
    {
        var counts = new PersonCounts();
        foreach (var some in people.Journeys.Chunk(Chunks.MostKeys))
        {
            foreach (var journey in (await memory.GetAsync(some, cancellationToken)).Keys)
                counts.Add(people.OfJourney(journey));
        }

        return counts;
    }

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var lead in (await memory.GetAsync(person.Journeys, cancellationToken)).Values)
            yield return lead;
    }
}
