using MarketingBus.Host.Embedded.Samples;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Unit.CommandLine;

public sealed class When_samples_are_generated
{
    [Fact]
    public void Should_be_those_in_the_repository() =>
        Assert.All(SampleFiles.Generate(42, 1000), file => Assert.Equal(File.ReadAllText(Repository.PathOf("samples", file.Name)), file.Text));

    [Fact]
    public void Should_differ_with_the_seed() =>
        Assert.NotEqual(SampleFiles.Generate(1, 20).First().Text, SampleFiles.Generate(2, 20).First().Text);

    [Fact]
    public void Should_hold_a_signal_worth_finding_and_not_more()
    {
        var leads = new SampleLeads(new Random(7)).Draw("X", 50_000).ToList();
        Assert.InRange(leads.Average(x => x.Converted ? 1.0 : 0), .18, .24);
        Assert.InRange(RankQuality.Auc(leads.Select(x => (GroundTruth.LogOdds(x), x.Converted))), .79, .83);
        Assert.InRange(RankQuality.Auc(leads.Select(x => ((double)x.CreatedAt.Ticks, x.Converted))), .48, .52);
    }

    [Fact]
    public void Should_share_out_the_traits_wholly() =>
        Assert.All([GroundTruth.Source, GroundTruth.Industry, GroundTruth.CompanySize, GroundTruth.Persona, GroundTruth.Region], traits => Assert.Equal(1, traits.Sum(x => x.Share), 6));
}
