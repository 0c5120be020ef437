using MarketingBus.Contracts;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Workers.Engagement;
using MarketingBus.Workers.Engagement.Content;
using MarketingBus.Workers.Engagement.Decisions;

namespace MarketingBus.Tests.Unit.Engagement;

internal static class Given
{
    public static LeadProfile Lead { get; } = new() { LeadId = "L1" };

    public static ChannelPolicy ChannelPolicy()
    {
        var options = new EngagementOptions();
        options.UseDefaultsWhereEmpty();
        return new ChannelPolicy(options);
    }

    public static ContentWriter Writer(string? folder = null) => new(new TemplateLibrary(folder), new EngagementOptions());

    public static LeadMemory Memory(params (string Channel, int Responses)[] responses) => new()
    {
        JourneyId = Guid.NewGuid(),
        LeadId = "L1",
        Preferences = new Dictionary<string, string>(),
        ResponsesByChannel = responses.ToDictionary(x => x.Channel, x => x.Responses),
    };
}
