using MarketingBus.Mcp.Host.Access;
using ModelContextProtocol.Protocol;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>What clients are told of a tool before they call it.</summary>
/// <param name="Name">In snake_case.</param>
/// <param name="Title">For people.</param>
/// <param name="Description">For models: when to use it, what it gives, in which units.</param>
internal sealed record ToolCard(string Name, string Title, string Description)
{
    /// <summary>What the caller needs to be allowed.</summary>
    public RpcScope Scope { get; init; } = RpcScope.Read;

    /// <summary>What it does may not be undone by calling it again otherwise.</summary>
    public bool Destructive { get; init; }

    /// <summary>Called again with the same arguments, it does nothing more. What only reads always is.</summary>
    public bool Idempotent { get; init; }

    /// <summary>What it starts can reach people outside, such as a lead who is written to.</summary>
    public bool OpenWorld { get; init; }

    public ToolAnnotations Annotations => new()
    {
        Title = Title,
        ReadOnlyHint = Scope == RpcScope.Read,
        DestructiveHint = Destructive,
        IdempotentHint = Idempotent || Scope == RpcScope.Read,
        OpenWorldHint = OpenWorld,
    };
}
