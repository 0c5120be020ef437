using MarketingBus.Host.Embedded;
using MassTransit;
using Xunit;

namespace MarketingBus.Tests.Architecture;

public sealed class The_consumers
{
    [Fact]
    public void Should_be_internal_sealed_and_named_for_their_reaction()
    {
        var consumers = EmbeddedModules.All().Select(x => x.GetType().Assembly).Distinct()
            .SelectMany(x => x.GetTypes()).Where(x => x.IsClass && !x.IsAbstract && typeof(IConsumer).IsAssignableFrom(x)).ToList();

        Assert.NotEmpty(consumers);
        Assert.All(consumers, consumer =>
        {
            Assert.True(consumer is { IsPublic: false, IsSealed: true }, $"{consumer.Name} is to be internal and sealed");
            Assert.EndsWith("Consumer", consumer.Name, StringComparison.Ordinal);
        });
    }
}
