using System.Runtime.CompilerServices;
using MarketingBus.Contracts;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Resilience;
using MarketingBus.Memory.ShortTerm;

namespace MarketingBus.Memory.Erasure;

/// <summary>The conversations that journeys and their actions name, wherever they are kept.</summary>
internal sealed class ConversationStore(IShortTermMemory memory, MissingMemories missing) : IPersonalDataStore
{
    public string Name => "memory.conversations";

    public IReadOnlyList<Type> Tables { get; } = [typeof(RememberedConversation)];

    public async Task<PersonCounts> EraseAsync(People people, CancellationToken cancellationToken)
    {
        // Counted before: a removal of many does not say of whom how much it was.
        var known = await CountAsync(people, cancellationToken);
        foreach (var some in people.Conversations.Chunk(Chunks.MostKeys))
            await memory.ForgetAsync(some, cancellationToken);

        return known;
    }

    public async Task<PersonCounts> CountAsync(People people, CancellationToken cancellationToken)
    {
        var counts = new PersonCounts();
        foreach (var some in people.Conversations.Chunk(Chunks.MostKeys))
        {
            foreach (var conversation in await memory.KeptAsync(some, cancellationToken))
                counts.Add(people.OfConversation(conversation));
        }

        return counts;
    }

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var conversation in person.Conversations)
        {
            if (await memory.GetAsync(conversation, cancellationToken) is { } found)
                yield return found;

            // A store that does not answer knows nothing, which is not to say that nothing is there.
            missing.Demand(MemoryType.ShortTerm);
        }
    }
}
