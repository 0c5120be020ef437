using System.Runtime.CompilerServices;
using System.Text.Json;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Episodic;

namespace MarketingBus.Memory.Erasure;

/// <summary>What the person lived through, and what others told of it and that names the person: by e-mail address anywhere, or by the lead's id in the situation.</summary>
internal sealed class EpisodeStore(IEpisodicMemory memory) : IPersonalDataStore
{
    public string Name => "memory.episodes";

    public IReadOnlyList<Type> Tables { get; } = [typeof(RememberedEpisode), typeof(EpisodeFeature)];

    public async Task<PersonCounts> EraseAsync(People people, CancellationToken cancellationToken)
    {
        var (counts, found) = await FindAsync(people, cancellationToken);
        foreach (var some in found.Chunk(Chunks.MostKeys))
            await memory.ForgetEpisodesAsync([.. some.Select(x => x.EpisodeId)], cancellationToken);

        return counts;
    }

    public async Task<PersonCounts> CountAsync(People people, CancellationToken cancellationToken) => (await FindAsync(people, cancellationToken)).Counts;

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var episode in (await FindAsync(new People([person]), cancellationToken)).Found)
            yield return episode;
    }

    async Task<(PersonCounts Counts, IReadOnlyCollection<Episode> Found)> FindAsync(People people, CancellationToken cancellationToken)
    {
        var (counts, found) = (new PersonCounts(), new Dictionary<Guid, Episode>());
        foreach (var some in people.Journeys.Chunk(Chunks.MostKeys))
        {
            foreach (var episode in await memory.OfJourneysAsync(some, cancellationToken))
                Add(episode, people.OfJourney(episode.JourneyId!.Value));
        }

        await foreach (var episode in memory.WithNamesAsync().WithCancellation(cancellationToken))
            Add(episode, NamedIn(people, episode));

        return (counts, found.Values);

        void Add(Episode episode, IEnumerable<Person> whose)
        {
            var added = whose.ToList();
            if (added.Count > 0 && found.TryAdd(episode.EpisodeId, episode))
                counts.Add(added);
        }
    }

    static IEnumerable<Person> NamedIn(People people, Episode episode)
    {
        var mentioned = people.MentionedIn([episode.Scenario, episode.Notes, .. episode.Actions, .. episode.Situation.Values]);
        return mentioned.Union(people.NamedIn(JsonSerializer.SerializeToUtf8Bytes(episode.Situation)));
    }
}
