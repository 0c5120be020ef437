using MarketingBus.Bench.Pipeline.Ground;

namespace MarketingBus.Bench.Pipeline;

/// <summary>One thing that is measured, in a process of its own.</summary>
internal interface IPipelineCase
{
    string Name { get; }

    Task<CaseResult> RunAsync(CaseGround ground, CaseSettings settings, CancellationToken cancellationToken);
}
