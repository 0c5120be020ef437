using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;

namespace MarketingBus.Tests.Support.Conformance;

/// <summary>Completes the fixtures' own arguments; what is the product's goes on to the product.</summary>
internal static class FixtureFilters
{
    static readonly string[] Words = ["paris", "park", "party"];

    public static void Add(IMcpRequestFilterBuilder filters) => filters.AddCompleteFilter(next => async (context, cancellationToken) =>
        context.Params.Ref is PromptReference { Name: "test_prompt_with_arguments" }
            ? new CompleteResult { Completion = new Completion { Values = [.. Words.Where(x => x.StartsWith(context.Params.Argument.Value, StringComparison.Ordinal))], HasMore = false } }
            : await next(context, cancellationToken));
}
