using MarketingBus.Contracts;
using MarketingBus.Data.Identity;

namespace MarketingBus.Saga.Orchestrator.Decisions;

/// <summary>
/// What policies know of a lead: what triage goes by, what marks it for the Manager, and whether there is a way and a consent to write to it. What changes nothing here changes no decision.
/// </summary>
internal static class PolicyView
{
    static readonly HashSet<string> Marks =
        [.. new[] { "high_value", "complaint", "legal", "legal_issue", "complex_request", "escalation_reason", "message" }.Select(Fold)];

    /// <param name="lead">Null while it is not known.</param>
    /// <param name="readAttributes">The lead's own fields that triage goes by, as it names them.</param>
    public static string Of(LeadProfile? lead, IReadOnlyList<string> readAttributes) => Fingerprint.Of(new
    {
        lead?.Source,
        lead?.Industry,
        lead?.CompanySize,
        lead?.Persona,
        lead?.Region,
        lead?.PreferredChannel,
        lead?.CampaignId,
        lead?.GdprConsent,
        HasEmail = EmailAddress.Of(lead?.Email) is not null,
        HasPhone = lead?.Phone is not null,
        Attributes = Known(lead?.Attributes ?? new Dictionary<string, string>(), [.. readAttributes.Select(Fold)]),
    });

    static Dictionary<string, string> Known(IReadOnlyDictionary<string, string> attributes, HashSet<string> read) =>
        attributes.Where(x => Fold(x.Key) is var name && (Marks.Contains(name) || read.Contains(name))).ToDictionary(x => x.Key, x => x.Value);

    /// <summary>A model's column is called as in the file that it was trained on.</summary>
    static string Fold(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
