using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging.Upstream;

namespace MarketingBus.Api.Ingress.Upstream;

/// <summary>What is said of events once it is known what became of them.</summary>
internal static class Verdicts
{
    public static UpstreamVerdict Of(IReadOnlyList<UpstreamItem> items)
    {
        var rejected = items.Where(x => x.Problem is not null).ToList();
        if (rejected.Exists(x => x.NamesErased))
            return UpstreamVerdict.Dropped;
        if (rejected.Count > 0)
            return UpstreamVerdict.Rejected(ReasonOf(items, rejected, x => x.Message), rejected.SelectMany(ErrorsOf).ToDictionary(x => x.Path, x => x.Messages), ReasonOf(items, rejected, x => x.Logged));

        return items.All(x => x.Outcome == Acceptance.Duplicate) ? UpstreamVerdict.Duplicate : UpstreamVerdict.Accepted;
    }

    public static EventRejected Rejection(UpstreamItem item, string keptIn, DateTimeOffset now) => new()
    {
        EventId = item.NamesErased ? null : item.Submission?.EventId,
        EventType = item.TypeName is { } name && UpstreamTypes.TryFind(name, out var type) ? type.Contract : TextRules.Shown(item.TypeName ?? ""),
        Reason = item.NamesErased ? Erased.Reason : item.Problem!.Message,
        Errors = item.NamesErased ? Erased.Errors() : item.Problem!.Errors,
        SourceSystem = item.SourceSystem,
        // A sender's id for an event is often the lead's.
        OriginalId = item.NamesErased ? null : item.OriginalId,
        KeptIn = item.NamesErased ? null : keptIn,
        RejectedAt = now,
    };

    static string ReasonOf(IReadOnlyList<UpstreamItem> items, List<UpstreamItem> rejected, Func<RequestProblem, string> reasonOf) =>
        items.Count == 1 ? reasonOf(rejected[0].Problem!) : $"{rejected.Count} of {items.Count} events were not accepted; the others were.";

    static IEnumerable<(string Path, string[] Messages)> ErrorsOf(UpstreamItem item)
    {
        var prefix = item.Index is { } index ? $"[{index}]" : "";
        if (item.Problem!.Errors.Count == 0 && item.Index is not null)
            return [(prefix, [item.Problem.Message])];

        return item.Problem.Errors.Select(x => (prefix.Length == 0 ? x.Key : x.Key == "$" ? prefix : $"{prefix}.{x.Key}", x.Value));
    }
}
