using System.Text;

namespace MarketingBus.Tests.Support.Hostile;

/// <summary>One request that no good client sends.</summary>
/// <param name="Number">With the seed it names the case for good.</param>
/// <param name="Route">Under which it is counted, such as "POST /api/events/leads".</param>
/// <param name="Target">Path and query as they are sent.</param>
internal sealed record HostileCase(int Number, string Route, string Method, string Target, string? ContentType, byte[]? Body)
{
    public override string ToString() => $"#{Number} {Method} {Target} ({ContentType ?? "no content type"}, {Body?.Length ?? 0} bytes)\n  {Excerpt(Body)}";

    public static string Excerpt(byte[]? body) => body is null ? "" : Excerpt(Encoding.UTF8.GetString(body));

    public static string Excerpt(string text) => text.Length > 1_500 ? text[..1_500] + "..." : text;
}
