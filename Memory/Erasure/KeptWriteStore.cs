using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using MarketingBus.Contracts;
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

    public async Task<PersonCounts> EraseAsync(People people, CancellationToken cancellationToken)
    {
        var (counts, found) = await FindAsync(people, cancellationToken);
        foreach (var ids in found.Chunk(Chunks.MostKeys))
            await database.Set<KeptMemoryWrite>().Where(x => ids.Contains(x.Id)).ExecuteDeleteAsync(cancellationToken);

        return counts;
    }

    public async Task<PersonCounts> CountAsync(People people, CancellationToken cancellationToken) => (await FindAsync(people, cancellationToken)).Counts;

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (_, found) = await FindAsync(new People([person]), cancellationToken);
        await foreach (var write in found.ReadAsync(ExportPages.Messages, page => database.Set<KeptMemoryWrite>().AsNoTracking().Where(x => page.Contains(x.Id)), cancellationToken))
            yield return new { write.Memory, Content = JsonElement.Parse(write.Content), write.KeptAt, write.EndsAt };
    }

    /// <summary>A fact is about its nodes, whichever way an address is spelled; a conversation about whom it says that it is of, and others' are left to themselves.</summary>
    static IEnumerable<Person> NamedIn(People people, MemoryType memory, string content) =>
        memory == MemoryType.Semantic ? people.NamedIn(Encoding.UTF8.GetBytes(content)) : people.OwnersOf(content);

    /// <summary>By key, and by the names that stand in a fact whose subject is another. Each write is read once and compared with all names at once.</summary>
    async Task<(PersonCounts Counts, List<long> Found)> FindAsync(People people, CancellationToken cancellationToken)
    {
        var (counts, found, nodes) = (new PersonCounts(), new List<long>(), FactStore.NodesOf(people));
        var byText = new PeopleByMark(people.All.By(x => FactStore.NodesOf(x).Select(node => JsonSerializer.Serialize(node))), StringComparison.Ordinal);
        var writes = database.Set<KeptMemoryWrite>().AsNoTracking().Select(x => new { x.Id, x.Key, x.Memory, x.Content }).AsAsyncEnumerable();
        await foreach (var write in writes.WithCancellation(cancellationToken))
        {
            var meant = people.OfConversation(write.Key).Concat(nodes[write.Key]).Concat(byText.In(write.Content)).Concat(NamedIn(people, write.Memory, write.Content)).Distinct().ToList();
            counts.Add(meant);
            if (meant.Count > 0)
                found.Add(write.Id);
        }

        return (counts, found);
    }
}
