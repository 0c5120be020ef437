using System.Reflection;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Host.Embedded;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Architecture;

public sealed class The_arrows
{
    static readonly Assembly[] Modules =
    [
        .. EmbeddedModules.All().Select(x => x.GetType().Assembly).Distinct().Where(x => !Libraries.Contains(Folder(x))),
    ];

    static readonly string[] Servers = ["Npgsql", "Microsoft.Data.Sqlite", "SQLitePCLRaw", "StackExchange.Redis", "RabbitMQ", "MassTransit.RabbitMq", "Neo4j", "OpenTelemetry"];

    static string[] Libraries => ["Data", "Memory", "Learning"];

    public static TheoryData<string, string[]> Layers => new()
    {
        { "Contracts", [] },
        { "Platform", ["Contracts"] },
        { "Data", ["Contracts", "Platform"] },
        { "Memory", ["Contracts", "Platform", "Data"] },
        { "Learning", ["Contracts", "Platform", "Data"] },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void Should_point_one_way(string layer, string[] allowed) =>
        Assert.Empty(HouseReferences(Assembly.Load($"MarketingBus.{layer}")).Except(allowed));

    [Fact]
    public void Should_never_join_two_modules()
    {
        var names = Modules.Select(Folder).ToHashSet();
        Assert.True(names.Count == 7, $"Modules found: {string.Join(", ", names)}");
        Assert.All(Modules, module => Assert.Empty(HouseReferences(module).Intersect(names)));
    }

    [Fact]
    public void Should_keep_servers_behind_platform_data_and_memory()
    {
        var others = Modules.Append(Assembly.Load("MarketingBus.Learning")).Append(typeof(LeadReceived).Assembly);
        Assert.All(others, assembly =>
            Assert.DoesNotContain(assembly.GetReferencedAssemblies(), x => Servers.Any(server => x.Name!.StartsWith(server, StringComparison.Ordinal))));
    }

    [Fact]
    public void Should_show_the_same_edges_in_project_files()
    {
        // A reference that no code uses yet is not in the assembly; the project file still says it.
        foreach (var layer in Layers)
        {
            var (name, allowed) = layer.Data;
            var project = File.ReadAllText(Repository.PathOf(name, $"{name}.csproj"));
            var references = System.Text.RegularExpressions.Regex.Matches(project, "ProjectReference Include=\"\\.\\./([^/]+)/").Select(x => x.Groups[1].Value);
            Assert.Empty(references.Except(allowed));
        }
    }

    static IEnumerable<string> HouseReferences(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(x => x.Name!).Where(x => x.StartsWith("MarketingBus.", StringComparison.Ordinal)).Select(x => x["MarketingBus.".Length..]);

    static string Folder(Assembly assembly) => assembly.GetName().Name!["MarketingBus.".Length..];
}
