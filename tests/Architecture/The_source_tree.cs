using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Architecture;

public sealed class The_source_tree
{
    const int LineLimit = 400;

    static readonly string[] Generated = ["bin", "obj", "Migrations", ".run", ".dotnet"];

    static readonly (string Path, string[] Lines)[] Files =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
            .Where(x => !Path.GetRelativePath(Repository.Root, x).Split(Path.DirectorySeparatorChar).Intersect(Generated).Any())
            .Select(x => (Path.GetRelativePath(Repository.Root, x), File.ReadAllLines(x))),
    ];

    [Fact]
    public void Should_have_no_file_that_cannot_be_read_in_one_sitting()
    {
        Assert.NotEmpty(Files);
        Assert.Empty(Files.Where(x => x.Lines.Length > LineLimit).Select(x => $"{x.Path}: {x.Lines.Length}"));
    }

    [Fact]
    public void Should_skip_no_test() =>
        Assert.Empty(Files.Where(x => x.Lines.Any(line => line.Contains("Skip" + " =", StringComparison.Ordinal))).Select(x => x.Path));
}
