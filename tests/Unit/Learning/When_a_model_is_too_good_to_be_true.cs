using System.Globalization;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using Xunit;
using static MarketingBus.Tests.Unit.Learning.Trainings;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_a_model_is_too_good_to_be_true
{
    [Fact]
    public void Should_say_so_and_name_the_copies_of_the_leak_that_it_rests_on()
    {
        var report = Report(Train(SampleTables.Leads(rows: 900) is var table ? table with { Columns = [.. table.Columns, .. Copies(table, "alpha", "beta", "gamma")] } : throw new InvalidOperationException()));

        var warning = report.Warnings[0];
        Assert.DoesNotContain(report.Leaks, x => x.Excluded);
        Assert.Contains("too good to be true", warning, StringComparison.Ordinal);
        Assert.All(["alpha (alone 0.", "beta (alone 0.", "gamma (alone 0."], x => Assert.Contains(x, warning, StringComparison.Ordinal));
        Assert.DoesNotContain("newsletter", warning, StringComparison.Ordinal);
        Assert.Contains("Too good to be true", report.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_say_nothing_of_one_that_is_merely_good() =>
        Assert.DoesNotContain(Report(Train(SampleTables.Leads(rows: 400))).Warnings, x => x.Contains("too good to be true", StringComparison.Ordinal));

    // Each knows the answer but for some noise, so that none alone is almost perfect; the three together are.
    static List<RawColumn> Copies(RawTable table, params string[] names)
    {
        var random = new Random(8);
        string?[] labels = [.. table.Get("converted").Values];
        return names.Select(name => RawColumn.Of(name, labels.Select(x => ((x == "1" ? 2 : 0) + Normal(random)).ToString("0.000", CultureInfo.InvariantCulture))).Named(name)).ToList();
    }

    static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
