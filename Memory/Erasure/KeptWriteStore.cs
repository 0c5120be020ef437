using System.Runtime.CompilerServices;
using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Memory;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Memory.Erasure;

/// <summary>What is kept for a memory whose store is away, of the person's conversations and of facts that name it.</summary>
internal sealed class KeptWriteStore(MarketingDbContext database) : IPersonalDataStore
{
    public string Name => "memory.kept_writes";

    public IReadOnlyList<Type> Tables { get; } = [typeof(KeptMemoryWrite)];

    public async Task<long> EraseAsync(Person person, CancellationToken cancellationToken)
    {
        long erased = 0;
        foreach (var part in Of(person))
            erased += await part.ExecuteDeleteAsync(cancellationToken);

        return erased;
    }

    public Task<long> CountAsync(Person person, CancellationToken cancellationToken) =>
        ExportAsync(person, cancellationToken).LongCountAsync(cancellationToken).AsTask();

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<long>();
        foreach (var part in Of(person))
        {
            foreach (var write in await part.AsNoTracking().ToListAsync(cancellationToken))
            {
                if (seen.Add(write.Id))
                    yield return new { write.Memory, Content = JsonElement.Parse(write.Content), write.KeptAt, write.EndsAt };
            }
        }
    }

    /// <summary>By key, and by the names that stand in a fact whose subject is another.</summary>
    IEnumerable<IQueryable<KeptMemoryWrite>> Of(Person person)
    {
        var nodes = FactStore.NodesOf(person);
        string[] keys = [.. person.Conversations, .. nodes.Select(x => x.Trim().ToLowerInvariant())];
        yield return database.Set<KeptMemoryWrite>().Where(x => keys.Contains(x.Key));

        foreach (var text in nodes.Select(x => JsonSerializer.Serialize(x)))
            yield return database.Set<KeptMemoryWrite>().Where(x => x.Content.Contains(text));
    }
}
