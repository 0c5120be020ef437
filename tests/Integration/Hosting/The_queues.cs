using System.Text;
using MarketingBus.Platform.Messaging.Delivery.InMemory;
using MarketingBus.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Hosting;

public sealed class The_queues
{
    [Fact]
    public async Task Should_have_the_approved_names_and_take_the_approved_messages()
    {
        await using var world = await EmbeddedWorld.StartAsync();
        var table = world.Services.GetRequiredService<SubscriptionTable>();

        var text = new StringBuilder();
        foreach (var endpoint in table.Endpoints.Order(StringComparer.Ordinal))
        {
            text.Append(endpoint).Append('\n');
            foreach (var message in table.MessagesOf(endpoint).Select(NameOf).Order(StringComparer.Ordinal))
                text.Append("  ").Append(message).Append('\n');
        }

        Approved.Matches(Repository.PathOf("tests", "Integration", "Hosting", "queues.txt"), text.ToString());
    }

    static string NameOf(Type type) => type.IsGenericType ? $"{type.Name.Split('`')[0]}<{type.GetGenericArguments()[0].Name}>" : type.Name;
}
