namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Tells the caller how far a long call has come.</summary>
internal interface IToolProgress
{
    /// <summary>A step is reached; does nothing for callers that did not ask to be told.</summary>
    Task ReportAsync(int step, int steps, string message, CancellationToken cancellationToken);
}
