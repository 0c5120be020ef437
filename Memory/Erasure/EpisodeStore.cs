using System.Runtime.CompilerServices;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Episodic;

namespace MarketingBus.Memory.Erasure;

internal sealed class EpisodeStore(IEpisodicMemory memory) : IPersonalDataStore
{
    public string Name => "memory.episodes";

    public IReadOnlyList<Type> Tables { get; } = [typeof(RememberedEpisode), typeof(EpisodeFeature)];

    public Task<long> EraseAsync(Person person, CancellationToken cancellationToken) => memory.ForgetAsync(person.Journeys, cancellationToken);

    public async Task<long> CountAsync(Person person, CancellationToken cancellationToken) => (await memory.OfJourneysAsync(person.Journeys, cancellationToken)).Count;

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var episode in await memory.OfJourneysAsync(person.Journeys, cancellationToken))
            yield return episode;
    }
}
