using System.Net;
using System.Text;
using DotLiquid;
using MarketingBus.Contracts;
using MarketingBus.Data.Leads;

namespace MarketingBus.Workers.Engagement.Content;

/// <summary>What templates may say of a lead. Values are data: a template engine never parses them, and HTML sees them escaped whatever a template does.</summary>
internal static class LeadFields
{
    const int LongestValue = 200;

    public static Hash Of(LeadProfile lead, bool html) => new()
    {
        ["lead"] = new Hash
        {
            ["name"] = Safe(lead.Name, html),
            ["company"] = Safe(lead.Company, html),
            ["industry"] = Safe(lead.Industry, html),
            ["industry_key"] = Key(lead.Industry),
            ["persona"] = Safe(lead.Persona, html),
            ["region"] = Safe(lead.Region, html),
            ["company_size"] = Safe(lead.CompanySize, html),
            ["source"] = Safe(lead.Source, html),
        },
    };

    // Letters, digits and dashes only: what templates compare with must be as harmless as what they print.
    static string? Key(string? value) => value is null
        ? null
        : string.Concat(ProfileText.Fold(value).Where(x => char.IsAsciiLetterOrDigit(x) || x == '-')).ToLowerInvariant();

    // A line break in a name could otherwise become a header or a second message.
    static string? Safe(string? value, bool html)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;

        var line = new StringBuilder(value.Length);
        foreach (var character in value.AsSpan().Trim())
            line.Append(char.IsControl(character) ? ' ' : character);

        var text = line.Length <= LongestValue ? line.ToString() : line.ToString(0, LongestValue);
        return html ? WebUtility.HtmlEncode(text) : text;
    }
}
