namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Answers calls of one tool; made anew for each call.</summary>
/// <typeparam name="TInput">Its parameters; attributes describe and bound them.</typeparam>
/// <typeparam name="TAnswer">What it answers, serialised as <see cref="Platform.Hosting.WireJson"/>.</typeparam>
internal interface ITool<in TInput, TAnswer>
{
    static abstract ToolCard Card { get; }

    /// <summary>The answer; a refusal is an <see cref="ModelContextProtocol.McpException"/> or <see cref="Protocol.RpcException"/>.</summary>
    Task<TAnswer> CallAsync(TInput input, IToolProgress progress, CancellationToken cancellationToken);
}
