using System.Runtime.CompilerServices;
using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity.Stores;

/// <summary>Messages that their consumers gave up on, found by what they say.</summary>
internal sealed class FaultedMessageStore(MarketingDbContext database) : IPersonalDataStore
{
    public string Name => "messaging.faulted_messages";

    public IReadOnlyList<Type> Tables { get; } = [typeof(FaultedMessage)];

    public async Task<long> EraseAsync(Person person, CancellationToken cancellationToken)
    {
        var found = await FindAsync(person, cancellationToken);
        return found.Count == 0 ? 0 : await database.Set<FaultedMessage>().Where(x => found.Contains(x.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task<long> CountAsync(Person person, CancellationToken cancellationToken) => (await FindAsync(person, cancellationToken)).Count;

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = await FindAsync(person, cancellationToken);
        await foreach (var message in database.Set<FaultedMessage>().AsNoTracking().Where(x => found.Contains(x.Id)).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return new { message.Endpoint, message.Body, message.Reason, message.FaultedAt };
    }

    async Task<HashSet<long>> FindAsync(Person person, CancellationToken cancellationToken)
    {
        var found = new HashSet<long>();
        foreach (var pattern in person.Marks().Select(LikePattern.Around))
        {
            found.UnionWith(await database.Set<FaultedMessage>()
                .Where(x => EF.Functions.Like(x.Body.ToLower(), pattern, LikePattern.Escape)
                    || EF.Functions.Like(x.Reason.ToLower(), pattern, LikePattern.Escape)
                    || (x.Headers != null && EF.Functions.Like(x.Headers.ToLower(), pattern, LikePattern.Escape)))
                .Select(x => x.Id)
                .ToListAsync(cancellationToken));
        }

        return found;
    }
}
