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

    public Task<long> EraseAsync(Person person, CancellationToken cancellationToken) => memory.ForgetAsync(person.Conversations, cancellationToken);

    public Task<long> CountAsync(Person person, CancellationToken cancellationToken) =>
        ExportAsync(person, cancellationToken).LongCountAsync(cancellationToken).AsTask();

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
