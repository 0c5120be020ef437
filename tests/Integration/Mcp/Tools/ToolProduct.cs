using MarketingBus.Tests.Integration.Worlds;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp.Tools;

/// <summary>One world for all tests of a class; each has leads and campaigns of its own.</summary>
public sealed class ToolProduct : IAsyncLifetime
{
    public ToolWorld World { get; private set; } = null!;

    public async ValueTask InitializeAsync() => World = await ToolWorld.StartAsync(settings: ProductTest.Settings);

    public ValueTask DisposeAsync() => World.DisposeAsync();
}

/// <summary>Calls tools on leads that go through the real journey.</summary>
public abstract class ToolTest(ToolProduct product) : IClassFixture<ToolProduct>
{
    /// <summary>A lead that is worth a message and may have one.</summary>
    protected const string Founder =
        """{"source": "Website", "industry": "SaaS", "company_size": "201-1000", "persona": "Founder", "region": "EU", "email": "ann@b.example", "gdpr_consent": true}""";

    protected ToolWorld World => product.World;

    /// <summary>A name that no other test has.</summary>
    protected string Unique { get; } = $"{Guid.NewGuid():N}"[..12];

    /// <summary>A lead whose journey is at its end.</summary>
    protected async Task SettleLeadAsync(string? leadId = null)
    {
        await World.PostAsync("/api/events/leads", Founder.Replace("{", $$"""{"lead_id": "{{leadId ?? Unique}}", """, StringComparison.Ordinal));
        await World.JourneyAsync(leadId ?? Unique, "Completed");
    }
}
