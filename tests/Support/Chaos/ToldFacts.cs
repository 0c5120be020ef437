using System.Text.Json.Nodes;
using MarketingBus.Memory.Semantic;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>What memory is to know once an event has been dealt with; put down here from what was told, not from what the worker makes of it.</summary>
internal static class ToldFacts
{
    public static IReadOnlyList<TripleKey> Of(ChaosEvent told)
    {
        if (told.Kind != "lead")
            return [];

        var (lead, company, industry) = ($"lead:{ChaosEvents.SourceSystem}/{told.LeadId}", $"company:{Text(told, "company")}", Text(told, "industry"));
        return
        [
            Fact(lead, "works_at", company), Fact(lead, "works_in", industry), Fact(lead, "is_a", Text(told, "persona")), Fact(lead, "located_in", Text(told, "region")),
            Fact(company, "in_industry", industry),
        ];
    }

    static TripleKey Fact(string subject, string predicate, string value) => new(TripleKey.Fold(subject), predicate, TripleKey.Fold(value));

    static string Text(ChaosEvent told, string field) => (string)((JsonNode?)told.Body[field])!;
}
