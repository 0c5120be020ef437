using System.Runtime.CompilerServices;
using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity.Stores;

/// <summary>Messages that their consumers gave up on, about the person; those about others stay, without the person's address (<see cref="MentionStore"/>).</summary>
internal sealed class FaultedMessageStore(MarketingDbContext database) : IPersonalDataStore
{
    public string Name => "messaging.faulted_messages";

    public IReadOnlyList<Type> Tables { get; } = [typeof(FaultedMessage)];

    public async Task<PersonCounts> EraseAsync(People people, CancellationToken cancellationToken)
    {
        var (counts, found) = await FindAsync(people, cancellationToken);
        foreach (var ids in found.Chunk(Chunks.MostKeys))
            await database.Set<FaultedMessage>().Where(x => ids.Contains(x.Id)).ExecuteDeleteAsync(cancellationToken);

        return counts;
    }

    public async Task<PersonCounts> CountAsync(People people, CancellationToken cancellationToken) => (await FindAsync(people, cancellationToken)).Counts;

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (_, found) = await FindAsync(new People([person]), cancellationToken);
        await foreach (var message in found.ReadAsync(ExportPages.Messages, page => database.Set<FaultedMessage>().AsNoTracking().Where(x => page.Contains(x.Id)), cancellationToken))
            yield return new { message.Endpoint, message.Body, message.Reason, message.FaultedAt };
    }

    /// <summary>Each message is read once and compared with all marks at once.</summary>
    async Task<(PersonCounts Counts, List<long> Found)> FindAsync(People people, CancellationToken cancellationToken)
    {
        var (counts, found) = (new PersonCounts(), new List<long>());
        var messages = database.Set<FaultedMessage>().AsNoTracking().Select(x => new { x.Id, x.Body, x.Reason, x.Headers }).AsAsyncEnumerable();
        await foreach (var message in messages.WithCancellation(cancellationToken))
        {
            var owners = people.OwnersOf(message.Body).Union(people.ByJourneyIn(message.Reason, message.Headers)).ToList();
            if (owners.Count == 0)
                continue;

            counts.Add(owners);
            found.Add(message.Id);
        }

        return (counts, found);
    }
}
