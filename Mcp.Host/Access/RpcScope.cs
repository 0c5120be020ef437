namespace MarketingBus.Mcp.Host.Access;

/// <summary>What an actor may do at all; which resources it may use is its allow-list's matter.</summary>
[Flags]
internal enum RpcScope
{
    None = 0,

    /// <summary>To read resources, and to ask.</summary>
    Read = 1,

    /// <summary>To change something: a campaign, a journey, what is remembered.</summary>
    Act = 2,
}
