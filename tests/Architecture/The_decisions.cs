using MarketingBus.Host.Embedded;
using NetArchTest.Rules;
using Xunit;

namespace MarketingBus.Tests.Architecture;

public sealed class The_decisions
{
    [Fact]
    public void Should_know_no_bus_no_database_and_no_clock()
    {
        var assemblies = EmbeddedModules.All().Select(x => x.GetType().Assembly).Distinct();
        var decisions = Types.InAssemblies(assemblies).That().ResideInNamespaceMatching(@"\.Decisions$");
        Assert.NotEmpty(decisions.GetTypes());

        var result = decisions.ShouldNot()
            .HaveDependencyOnAny("MassTransit", "Microsoft.EntityFrameworkCore", "MarketingBus.Data.MarketingDbContext", "System.TimeProvider").GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
