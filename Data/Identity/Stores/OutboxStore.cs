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
        var people = new People([person]);
        await foreach (var message in database.Set<OutboxMessage>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (people.AnywhereIn(message.Body).Count > 0)
                yield return new { message.MessageType, message.SentTime, Body = Encoding.UTF8.GetString(message.Body) };
        }
    }
}
