using System.Runtime.CompilerServices;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.LongTerm;

namespace MarketingBus.Memory.Erasure;

internal sealed class LeadMemoryStore(ILongTermMemory memory) : IPersonalDataStore
{
    public string Name => "memory.leads";

    public IReadOnlyList<Type> Tables { get; } = [typeof(RememberedLead)];

    public Task<long> EraseAsync(Person person, CancellationToken cancellationToken) => memory.ForgetAsync(person.Journeys, cancellationToken);

    public async Task<long> CountAsync(Person person, CancellationToken cancellationToken) => (await memory.GetAsync(person.Journeys, cancellationToken)).Count;

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var lead in (await memory.GetAsync(person.Journeys, cancellationToken)).Values)
            yield return lead;
    }
}
