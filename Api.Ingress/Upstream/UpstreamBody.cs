using System.Text.Json;
using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Api.Ingress.Upstream;

/// <summary>An event's body: the same as over REST.</summary>
internal static class UpstreamBody
{
    public static Submission Read(JsonElement body, string typeName, RequestIdentity identity, string path, FieldErrors errors)
    {
        if (!UpstreamTypes.TryFind(typeName, out var type))
            throw RequestProblem.Invalid("type", $"'{TextRules.Shown(typeName)}' is unknown; it must be, or end with a dot and, one of: {string.Join(", ", UpstreamTypes.All.Keys)}.");

        if (body.ValueKind != JsonValueKind.Object)
            throw RequestProblem.Invalid(path.Length == 0 ? "$" : path, $"Must be an object, not {TextRules.KindOf(body)}.");

        var submission = type.Read(new JsonFields(body, path, errors), identity);
        errors.ThrowIfAny();
        return submission with { Warnings = errors.Warnings };
    }
}
