using MarketingBus.Data.Ingress;
using Microsoft.AspNetCore.Http.Features;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>An upstream's own id in an address. It may hold an encoded slash, which the server's own decoding leaves alone.</summary>
internal static class PathId
{
    /// <summary>The segment at a place, from 0, decoded once.</summary>
    public static string At(HttpRequest request, int place)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.AsSpan(0, target.IndexOf('?') is >= 0 and var query ? query : target.Length);
        var segments = path.ToString().Split('/', StringSplitOptions.RemoveEmptyEntries);
        var id = target.StartsWith('/') && place < segments.Length ? Uri.UnescapeDataString(segments[place]) : "";
        return TextRules.Fault(id, TextRules.IdLimit, lines: false) is { } fault
            ? throw RequestProblem.Invalid("id", fault)
            : TextRules.Known(id) ?? throw RequestProblem.Invalid("id", "Is required.");
    }
}
