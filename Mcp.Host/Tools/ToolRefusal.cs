using MarketingBus.Mcp.Host.Protocol;
using ModelContextProtocol;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Refusals in sentences that a model can act on: which parameter, and what is expected.</summary>
internal static class ToolRefusal
{
    public static McpException Invalid(IEnumerable<string> sentences) => new($"Some parameters are not valid. {string.Join(' ', sentences)}");

    public static McpException Invalid(string parameter, string sentence) => Invalid([$"'{parameter}' {sentence}"]);

    /// <param name="what">Such as "lead".</param>
    /// <param name="parameter">Which parameter named it.</param>
    /// <param name="advice">How to find one that is known.</param>
    public static McpException NotFound(string what, string parameter, string advice) => new($"The {what} is not known. '{parameter}' names none; {advice}");

    public static McpException NotNow(string sentence) => new(sentence);

    public static McpException TimedOut(string who, TimeSpan after) =>
        new($"{who} did not answer within {after.TotalSeconds:0.#} seconds. Nothing was changed; ask again.");

    public static string TextOf(RpcError error) =>
        error.Data is InvalidParameters invalid ? $"{error.Message} {string.Join(' ', invalid.Errors.Values.SelectMany(x => x))}"
        : error.Code == RpcErrorCodes.MemoryAway ? $"{error.Message} Ask again later."
        : error.Message;
}
