using MarketingBus.Contracts;
using MarketingBus.Data.Leads;

namespace MarketingBus.Workers.Engagement.Decisions;

/// <summary>Leads of this kind are reached by this channel. An empty list asks nothing.</summary>
public sealed class ChannelRule
{
    public IReadOnlyList<string> Personas { get; set; } = [];

    public IReadOnlyList<string> Regions { get; set; } = [];

    public Channel Channel { get; set; }

    public bool Matches(LeadProfile lead) => OneOf(Personas, lead.Persona) && OneOf(Regions, lead.Region);

    static bool OneOf(IReadOnlyList<string> wanted, string? value) => wanted is [] || wanted.Any(x => ProfileText.Same(x, value));
}
