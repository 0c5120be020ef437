using System.Globalization;
using MarketingBus.Memory.Episodic;

namespace MarketingBus.Tests.Support.Memories.Relevance;

/// <summary>
/// 120 episodes and 40 questions in people's words. An episode of the question's topic is relevant by 2, by 3 when its situation is the one asked for, of a related topic by 1.
/// The questions were written before the lexicon, and by its author: neither half is blind. The half called "heldout" is not to be looked at when weights or words are changed.
/// </summary>
public sealed class RelevanceSet
{
    readonly Dictionary<Guid, string> topics;

    RelevanceSet(IReadOnlyList<(string Topic, Episode Episode)> episodes, IReadOnlyList<RelevanceQuestion> questions)
    {
        (Episodes, Questions) = ([.. episodes.Select(x => x.Episode)], questions);
        topics = episodes.ToDictionary(x => x.Episode.EpisodeId, x => x.Topic);
    }

    public IReadOnlyList<Episode> Episodes { get; }

    public IReadOnlyList<RelevanceQuestion> Questions { get; }

    public static RelevanceSet Read(DateTimeOffset now) => new(
        [.. Rows("episodes.txt").Select((x, i) => (x[0], EpisodeOf(x, i, now)))],
        [.. Rows("queries.txt").Select(x => new RelevanceQuestion(
            x[0] == "heldout", x[1], x[2].Split(',', StringSplitOptions.RemoveEmptyEntries), new EpisodeQuery(x[5], Situation(("industry", x[3]), ("persona", x[4])))))]);

    /// <summary>Normalised discounted cumulative gain of the first ten, 0 to 1: the mean over the questions.</summary>
    public async Task<double> NdcgAsync(bool isHeldOut, Func<EpisodeQuery, Task<IReadOnlyList<Guid>>> rank)
    {
        var gains = new List<double>();
        foreach (var question in Questions.Where(x => x.IsHeldOut == isHeldOut))
            gains.Add(Ndcg(question, await rank(question.Query)));
        return gains.Average();
    }

    double Ndcg(RelevanceQuestion question, IReadOnlyList<Guid> ranked)
    {
        var ideal = Gain(Episodes.Select(x => Grade(question, x)).OrderDescending());
        var byId = Episodes.ToDictionary(x => x.EpisodeId);
        return Gain(ranked.Select(x => Grade(question, byId[x]))) / ideal;
    }

    static double Gain(IEnumerable<int> grades) => grades.Take(10).Select((grade, i) => (Math.Pow(2, grade) - 1) / Math.Log2(i + 2)).Sum();

    int Grade(RelevanceQuestion question, Episode episode) => topics[episode.EpisodeId] switch
    {
        var topic when topic == question.Topic =>
            question.Query.Situation is { Count: > 0 } asked && asked.All(x => episode.Situation.GetValueOrDefault(x.Key) == x.Value) ? 3 : 2,
        var topic when question.Related.Contains(topic) => 1,
        _ => 0,
    };

    static Episode EpisodeOf(string[] row, int index, DateTimeOffset now) => new()
    {
        EpisodeId = new Guid(index + 1, 0, 0, new byte[8]),
        Scenario = row[5],
        Actions = [],
        OutcomeScore = double.Parse(row[1], CultureInfo.InvariantCulture),
        Situation = Situation(("industry", row[2]), ("persona", row[3]), ("channel", row[4])),
        OccurredAt = now.AddDays(-(index * 7 % 120)),
    };

    static Dictionary<string, string> Situation(params (string Name, string Value)[] features) =>
        features.Where(x => x.Value.Length > 0).ToDictionary(x => x.Name, x => x.Value);

    static IEnumerable<string[]> Rows(string file) => File.ReadLines(Repository.PathOf("tests", "Support", "Memories", "Relevance", file))
        .Where(x => x.Length > 0 && x[0] != '#').Select(x => x.Split('|', StringSplitOptions.TrimEntries));
}

public sealed record RelevanceQuestion(bool IsHeldOut, string Topic, IReadOnlyList<string> Related, EpisodeQuery Query);
