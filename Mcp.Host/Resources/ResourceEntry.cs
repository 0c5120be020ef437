using System.Text.RegularExpressions;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>An address that can be read, or the form of many, written as RFC 6570 has it: "db://leads/{lead_id}{?source_system,limit,cursor}".</summary>
internal sealed partial record ResourceEntry(string Template, string Title, string Description)
{
    readonly ResourceUri place = ResourceUri.Parse(AddressOf(Template))!;

    /// <summary>The address without what may be asked of it: "db://leads/{lead_id}".</summary>
    public string Uri { get; } = AddressOf(Template);

    /// <summary>True when the address itself leaves something open.</summary>
    public bool IsTemplate => Uri.Contains('{');

    /// <summary>What may be asked of the address: "source_system".</summary>
    public IReadOnlyList<string> QueryNames => [.. place.Query.Keys, .. QueryPart().Matches(Template).SelectMany(x => x.Groups[1].Value.Split(','))];

    /// <summary>True when other names mean something as well.</summary>
    public bool TakesAnyQuery { get; init; }

    /// <summary>Whether an address is this one, or of this form.</summary>
    public bool IsFor(ResourceUri uri) => uri.Scheme == place.Scheme && uri.Kind == place.Kind && (uri.Id is null) == (place.Id is null);

    /// <summary>The address up to what it leaves open, which allow-lists are asked about.</summary>
    public string Beginning { get; } = Template.Split('{')[0];

    /// <summary>A template without what may be asked of it, which is more now than it was for older clients.</summary>
    public static string AddressOf(string? template) => template?.Split("{?")[0].Split("{&")[0] ?? "";

    [GeneratedRegex(@"\{[?&]([^}]*)\}")]
    private static partial Regex QueryPart();
}
