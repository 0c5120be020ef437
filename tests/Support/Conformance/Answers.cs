using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace MarketingBus.Tests.Support.Conformance;

/// <summary>Reads what a client sent with a repeated request. It may be anything: what is not well formed was not answered.</summary>
internal static class Answers
{
    /// <summary>The text of one field of an accepted elicitation, or null.</summary>
    public static string? Field(this RequestParams request, string key, string field) =>
        request.Raw(key) is { } answer && answer.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Object && content.TryGetProperty(field, out var value)
            ? value.ToString()
            : null;

    public static bool HasAnswer(this RequestParams request, string key) => request.Raw(key) is not null;

    static JsonElement? Raw(this RequestParams request, string key) =>
        request.InputResponses?.TryGetValue(key, out var answer) == true && answer.RawValue is { ValueKind: JsonValueKind.Object } value ? value : null;
}
