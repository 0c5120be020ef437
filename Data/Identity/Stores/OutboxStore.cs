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

    public Task<long> EraseAsync(Person person, CancellationToken cancellationToken) => Task.FromResult(0L);

    public async Task<long> CountAsync(Person person, CancellationToken cancellationToken)
    {
        var found = new HashSet<long>();
        foreach (var mark in person.Marks())
            found.UnionWith(await SequencesAsync(mark, cancellationToken));

        return found.Count;
    }

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = new HashSet<long>();
        foreach (var mark in person.Marks())
            found.UnionWith(await SequencesAsync(mark, cancellationToken));

        await foreach (var message in database.Set<OutboxMessage>().AsNoTracking().Where(x => found.Contains(x.SequenceNumber)).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return new { message.MessageType, message.SentTime, Body = Encoding.UTF8.GetString(message.Body) };
    }

    Task<List<long>> SequencesAsync(string mark, CancellationToken cancellationToken)
    {
        var contains = database.Database.IsSqlite() ? "instr(\"Body\", {0}) > 0" : "position({0} in \"Body\") > 0";
        var sql = $"SELECT \"SequenceNumber\" AS \"Value\" FROM {database.TableOf<OutboxMessage>()} WHERE {contains}";
        return database.Database.SqlQuery<long>(FormattableStringFactory.Create(sql, Encoding.UTF8.GetBytes(mark))).ToListAsync(cancellationToken);
    }
}
