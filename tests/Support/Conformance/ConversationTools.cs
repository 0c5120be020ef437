using System.ComponentModel;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MarketingBus.Tests.Support.Conformance;

/// <summary>Tools that talk to the client while they work.</summary>
[McpServerToolType]
internal sealed class ConversationTools(TimeProvider time)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    [McpServerTool(Name = "test_tool_with_logging"), Description("Says three things in the client's log.")]
    public async Task<string> LogAsync(McpServer server, CancellationToken cancellationToken)
    {
        await SayAsync(server, "Tool execution started", cancellationToken);
        await Task.Delay(Pause, time, cancellationToken);
        await SayAsync(server, "Tool processing data", cancellationToken);
        await Task.Delay(Pause, time, cancellationToken);
        await SayAsync(server, "Tool execution completed", cancellationToken);
        return "Three messages were logged.";
    }

    [McpServerTool(Name = "test_tool_with_progress"), Description("Reports progress at 0, 50 and 100 of 100.")]
    public async Task<string> ProgressAsync(IProgress<ProgressNotificationValue> progress, CancellationToken cancellationToken)
    {
        progress.Report(new() { Progress = 0, Total = 100 });
        await Task.Delay(Pause, time, cancellationToken);
        progress.Report(new() { Progress = 50, Total = 100 });
        await Task.Delay(Pause, time, cancellationToken);
        progress.Report(new() { Progress = 100, Total = 100 });
        return "Progress was reported.";
    }

    [McpServerTool(Name = "test_sampling"), Description("Asks the client's model.")]
    public static async Task<string> SampleAsync(McpServer server, [Description("What to ask")] string prompt, CancellationToken cancellationToken)
    {
        var answer = await server.SampleAsync(Questions.Sampling(prompt, 100), cancellationToken);
        return $"LLM response: {answer.Content.OfType<TextContentBlock>().FirstOrDefault()?.Text}";
    }

    [McpServerTool(Name = "test_reconnection"), Description("Closes its stream before it answers; the client comes back for the answer.")]
    public static async Task<string> ReconnectAsync(RequestContext<CallToolRequestParams> context, CancellationToken cancellationToken)
    {
        await context.EnablePollingAsync(TimeSpan.FromMilliseconds(500), cancellationToken);
        return "The answer was kept for the client's return.";
    }

    static Task SayAsync(McpServer server, string text, CancellationToken cancellationToken) =>
        server.SendNotificationAsync(
            NotificationMethods.LoggingMessageNotification,
            new LoggingMessageNotificationParams { Level = LoggingLevel.Info, Logger = "conformance", Data = JsonSerializer.SerializeToElement(text) },
            cancellationToken: cancellationToken);
}
