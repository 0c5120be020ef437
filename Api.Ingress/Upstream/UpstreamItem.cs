using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Api.Ingress.Upstream;

/// <summary>One event of a message: what is to be accepted, or what is wrong with it.</summary>
internal sealed class UpstreamItem
{
    /// <summary>Its place in a message of several; null when it is alone.</summary>
    public int? Index { get; init; }

    /// <summary>What it says it is; null when it does not.</summary>
    public string? TypeName { get; set; }

    /// <summary>The sender's own id, where there is one.</summary>
    public string? OriginalId { get; set; }

    public string? SourceSystem { get; set; }

    public Submission? Submission { get; set; }

    public RequestProblem? Problem { get; set; }

    /// <summary>Once it was given to the intake.</summary>
    public Acceptance? Outcome { get; set; }

    /// <summary>Its message names somebody who was erased, and is kept nowhere.</summary>
    public bool NamesErased { get; set; }
}
