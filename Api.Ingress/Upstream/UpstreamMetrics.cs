using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Api.Ingress.Upstream;

/// <summary>Counts the fields of accepted events that could not be read: a publisher hears of none of them.</summary>
internal sealed class UpstreamMetrics(IMeterFactory factory)
{
    const string Other = "other";

    /// <summary>A name that is not ours may be somebody's address.</summary>
    static readonly FrozenSet<string> Names =
        new[] { typeof(LeadProfile), typeof(CampaignFigures), typeof(VariantFigures), typeof(ChannelFigures), typeof(EngagementEventBody) }
            .SelectMany(x => WireJson.Options.GetTypeInfo(x).Properties).Select(x => x.Name).Append("time").ToFrozenSet();

    readonly Counter<long> warnings = factory.Create("MarketingBus.Ingress")
        .CreateCounter<long>("marketingbus.upstream.field_warnings", "{field}", "Fields of accepted upstream events that were taken otherwise than they were sent, by field.");

    public void Warned(IEnumerable<FieldWarning> told)
    {
        foreach (var warning in told)
            warnings.Add(1, new KeyValuePair<string, object?>("field", NameOf(warning.Field)));
    }

    internal static string NameOf(string path) => path[(path.LastIndexOf('.') + 1)..] is var name && Names.Contains(name) ? name : Other;
}
