using System.Runtime.CompilerServices;
using System.Text;
using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity.Stores;

/// <summary>
/// Messages that wait to be delivered. They are not taken out: whoever delivers them holds them already. They are delivered, refused for whom they are about, and gone; the erasure waits for that.
/// </summary>
internal sealed class OutboxStore(MarketingDbContext database) : IPersonalDataStore
{
    public string Name => "messaging.outbox";

    public IReadOnlyList<Type> Tables { get; } = [typeof(OutboxMessage)];

    public Task<PersonCounts> EraseAsync(People people, CancellationToken cancellationToken) => Task.FromResult(new PersonCounts());

    public async Task<PersonCounts> CountAsync(People people, CancellationToken cancellationToken)
    {
        // Every mark against every message in the database would be the product of both; read once, a message is compared with all marks at once.
        var counts = new PersonCounts();
        var bodies = database.Set<OutboxMessage>().AsNoTracking().Select(x => x.Body).AsAsyncEnumerable();
        await foreach (var body in bodies.WithCancellation(cancellationToken))
            counts.Add(people.AnywhereIn(body));

        return counts;
    }

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = await FindAsync(new People([person]), cancellationToken);
        await foreach (var message in found.ReadAsync(ExportPages.Messages, page => database.Set<OutboxMessage>().AsNoTracking().Where(x => page.Contains(x.SequenceNumber)), cancellationToken))
            yield return new { message.MessageType, message.SentTime, Body = Encoding.UTF8.GetString(message.Body) };
    }

    async Task<List<long>> FindAsync(People people, CancellationToken cancellationToken)
    {
        var found = new List<long>();
        var messages = database.Set<OutboxMessage>().AsNoTracking().Select(x => new { x.SequenceNumber, x.Body }).AsAsyncEnumerable();
        await foreach (var message in messages.WithCancellation(cancellationToken))
        {
            if (people.AnywhereIn(message.Body).Count > 0)
                found.Add(message.SequenceNumber);
        }

        return found;
    }
}
