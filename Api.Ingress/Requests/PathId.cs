using MarketingBus.Data.Ingress;
using Microsoft.AspNetCore.Http.Features;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>An upstream's own id in an address. It may hold an encoded slash, which the server's own decoding leaves alone.</summary>
internal static class PathId
{
    /// <summary>The segment at a place, from 0, decoded once. An address that the server reads as another one is refused, so that nothing is done to one id in the name of another.</summary>
    public static string At(HttpRequest request, int place)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target[..(target.IndexOf('?') is >= 0 and var query ? query : target.Length)];
        var segments = path.TrimEnd('/').Split('/').Select(Uri.UnescapeDataString).ToList();
        if (segments[0].Length > 0 || segments.Skip(1).Any(x => x is "" or "." or ".."))
            throw RequestProblem.Invalid("id", "Stands in an address with an empty part or with '.' or '..' as a part; write the address as it is meant.");

        var id = segments.ElementAtOrDefault(place + 1) ?? "";
        return TextRules.Fault(id, TextRules.IdLimit, lines: false) is { } fault
            ? throw RequestProblem.Invalid("id", fault)
            : TextRules.Known(id) ?? throw RequestProblem.Invalid("id", "Is required.");
    }
}
