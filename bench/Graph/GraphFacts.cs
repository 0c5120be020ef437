using MarketingBus.Data.Memory;

namespace MarketingBus.Bench.Graph;

/// <summary>
/// Leads with five facts each: where they work, in what, as what, where they are, and what they answered on. Industries are as unequal as in life (the first has as many as the next three together), so are companies: most have
/// a lead or two, the largest thousands.
/// </summary>
internal static class GraphFacts
{
    public const int Leads = 190_000;
    const int Companies = 50_000;

    static readonly string[] Industries = [.. Enumerable.Range(0, 40).Select(x => $"Industry {x}")];
    static readonly string[] Personas = [.. Enumerable.Range(0, 15).Select(x => $"Persona {x}")];
    static readonly string[] Regions = ["US", "EU", "UK", "APAC", "LATAM", "MEA", "CA", "IN"];
    static readonly string[] Channels = ["email", "sms", "social", "call", "web"];
    static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static string Lead(int number) => $"lead:crm/L-{number}";

    public static IEnumerable<RememberedFact> Of(int count)
    {
        var random = new Random(42);
        return Leading(random).Concat(Company(random)).Take(count);
    }

    static IEnumerable<RememberedFact> Leading(Random random)
    {
        for (var i = 0; i < Leads; i++)
        {
            yield return Fact(Lead(i), "works_at", $"company:C{Skewed(random, Companies)}", random);
            yield return Fact(Lead(i), "works_in", Industries[Skewed(random, Industries.Length)], random);
            yield return Fact(Lead(i), "is_a", Personas[Skewed(random, Personas.Length)], random);
            yield return Fact(Lead(i), "located_in", Regions[Skewed(random, Regions.Length)], random);
            yield return Fact(Lead(i), "answers_on", Channels[Skewed(random, Channels.Length)], random);
        }
    }

    static IEnumerable<RememberedFact> Company(Random random) =>
        Enumerable.Range(0, Companies).Select(i => Fact($"company:C{i}", "in_industry", Industries[Skewed(random, Industries.Length)], random));

    /// <summary>Small numbers are likelier, by Zipf's law more or less.</summary>
    static int Skewed(Random random, int count) => Math.Min(count - 1, (int)Math.Pow(count + 1, random.NextDouble()) - 1);

    static RememberedFact Fact(string subject, string predicate, string target, Random random)
    {
        var (weight, seen) = (0.2 + (0.8 * random.NextDouble()), Now.AddMinutes(-random.Next(500_000)));
        return new RememberedFact
        {
            Subject = subject, Predicate = predicate, Object = target, SubjectKey = subject.ToLowerInvariant(), PredicateKey = predicate, ObjectKey = target.ToLowerInvariant(),
            Weight = weight, FirstSeenAt = seen, LastSeenAt = seen, Standing = Math.Log2(weight) + ((seen - DateTimeOffset.UnixEpoch) / TimeSpan.FromDays(180)),
        };
    }
}
