using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Conformance;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp.Conformance;

/// <summary>The official suite against the whole product, to which nothing is added but the tools, prompts and resources that the suite calls by name.</summary>
public sealed class When_the_conformance_suite_runs(ServedProduct product) : IClassFixture<ServedProduct>
{
    public static TheoryData<string> Revisions => ["2025-11-25", "2026-07-28"];

    [Fact]
    public Task Should_pass_everything_that_it_has() => PassAsync(ConformanceSuite.Everything);

    [Theory]
    [MemberData(nameof(Revisions))]
    public Task Should_pass_what_a_revision_requires(string revision) => PassAsync(ConformanceSuite.Requirements(revision));

    async Task PassAsync(ConformanceSuite suite)
    {
        McpClients.Require();
        var required = await suite.RequiredAsync();
        var result = await suite.RunAsync(product.Url);

        Assert.True(result.Program.ExitCode == 0, result.Program.ToString());
        Assert.NotEmpty(required);
        Assert.Empty(result.MissingOf(required));
        Assert.True(result.Imperfect is [], $"{string.Join(", ", result.Imperfect)}\n{result.Program}");
    }
}
