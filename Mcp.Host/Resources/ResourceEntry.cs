namespace MarketingBus.Mcp.Host.Resources;

/// <summary>An address that can be read, or the form of many, written as RFC 6570 has it: "db://leads/{lead_id}{?source_system}".</summary>
internal sealed record ResourceEntry(string Template, string Title, string Description)
{
    /// <summary>The address without what may be asked of it: "db://leads/{lead_id}".</summary>
    public string Uri { get; } = Template.Split("{?")[0].Split("{&")[0];

    /// <summary>True when the address itself leaves something open.</summary>
    public bool IsTemplate => Uri.Contains('{');

    /// <summary>The address up to what it leaves open, which allow-lists are asked about.</summary>
    public string Beginning { get; } = Template.Split('{')[0];
}
