using System.Runtime.CompilerServices;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Episodic;

namespace MarketingBus.Memory.Erasure;

internal sealed class EpisodeStore(IEpisodicMemory memory) : IPersonalDataStore
{
    public string Name => "memory.episodes";

    public IReadOnlyList<Type> Tables { get; } = [typeof(RememberedEpisode), typeof(EpisodeFeature)];

    public async Task<PersonCounts> EraseAsync(People people, CancellationToken cancellationToken)
    {
        var known = await CountAsync(people, cancellationToken);
        if (!known.IsEmpty)
        {
            foreach (var some in people.Journeys.Chunk(Chunks.MostKeys))
                await memory.ForgetAsync(some, cancellationToken);
        }

        return known;
    }

    public async Task<PersonCounts> CountAsync(People people, CancellationToken cancellationToken)
    {
        var counts = new PersonCounts();
        foreach (var some in people.Journeys.Chunk(Chunks.MostKeys))
        {
            foreach (var episode in await memory.OfJourneysAsync(some, cancellationToken))
                counts.Add(people.OfJourney(episode.JourneyId!.Value));
        }

        return counts;
    }

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var episode in await memory.OfJourneysAsync(person.Journeys, cancellationToken))
            yield return episode;
    }
}
