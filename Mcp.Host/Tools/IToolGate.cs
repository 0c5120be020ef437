namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Decides who may use which tool on what.</summary>
internal interface IToolGate
{
    /// <summary>Refuses the call when the caller has not this scope, or may not use this target.</summary>
    /// <param name="scope">One of <see cref="ToolScope"/>.</param>
    /// <param name="target">A resource's URI, such as "db://leads/L-1"; null for the tool as such.</param>
    void Demand(string scope, string? target);
}
