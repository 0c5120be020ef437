using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Tests.Integration.Messaging;

/// <summary>Database, bus and the probe consumers.</summary>
internal static class ProbeWorld
{
    public static Task<EmbeddedWorld> StartAsync(ProbeLog? log = null, string? folder = null, params string[] settings) =>
        EmbeddedWorld.StartAsync([new DataModule(), new ProbeModule(log ?? new ProbeLog())], settings, folder);

    public static Task PublishAsync<T>(this EmbeddedWorld world, T message, Guid? messageId = null)
        where T : class => world.PublishAllAsync([message], messageId);

    public static Task PublishAllAsync<T>(this EmbeddedWorld world, IEnumerable<T> messages, Guid? messageId = null)
        where T : class =>
        world.InScopeAsync(async services =>
        {
            var publish = services.GetRequiredService<IPublishEndpoint>();
            foreach (var message in messages)
                await publish.Publish(message, context => context.MessageId = messageId ?? context.MessageId);

            await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync();
        });

    public static Task<int> NotesAsync(this EmbeddedWorld world, string kind, int expected) =>
        world.EventuallyAsync(database => database.Set<EngagementEvent>().CountAsync(x => x.LeadId == kind), count => count >= expected, $"{expected} notes of {kind}");

    /// <summary>Waits until no message is under way.</summary>
    public static Task<int> QuietAsync(this EmbeddedWorld world) =>
        world.EventuallyAsync(database => database.Set<OutboxMessage>().CountAsync(), count => count == 0, "an empty outbox");
}
