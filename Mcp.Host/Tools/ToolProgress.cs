using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Progress notifications under the token that the caller gave.</summary>
internal sealed class ToolProgress(RequestContext<CallToolRequestParams> request) : IToolProgress
{
    public Task ReportAsync(int step, int steps, string message, CancellationToken cancellationToken) =>
        request.Params?.ProgressToken is { } token
            ? request.Server.NotifyProgressAsync(token, new ProgressNotificationValue { Progress = step, Total = steps, Message = message }, cancellationToken: cancellationToken)
            : Task.CompletedTask;
}
