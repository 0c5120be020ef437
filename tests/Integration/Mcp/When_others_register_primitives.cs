using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp;

public sealed class When_others_register_primitives : IAsyncLifetime
{
    RpcWorld world = null!;

    public static TheoryData<string> EveryRevision => Revisions.All;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => world = await RpcWorld.StartAsync([new FixtureModule()]);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [MemberData(nameof(EveryRevision))]
    public async Task Should_serve_them_beside_its_own(string revision)
    {
        await using var client = await world.ConnectMcpAsync(revision);

        var resources = await client.ListResourcesAsync(cancellationToken: Stop);
        Assert.Contains(resources, x => x.Uri == "test://static");
        Assert.Contains(resources, x => x.Uri == "db://leads");
        Assert.Contains(await client.ListResourceTemplatesAsync(cancellationToken: Stop), x => x.UriTemplate == "test://item/{id}");
        var prompts = await client.ListPromptsAsync(cancellationToken: Stop);
        Assert.Contains(prompts, x => x.Name == "greet");
        Assert.Contains(prompts, x => x.Name == "lead_brief");
        Assert.Contains(await client.ListToolsAsync(cancellationToken: Stop), x => x.Name == "echo");

        Assert.Equal("item 7", Assert.IsType<TextResourceContents>((await client.ReadResourceAsync("test://item/7", cancellationToken: Stop)).Contents[0]).Text);
        var said = await client.CallToolAsync("echo", new Dictionary<string, object?> { ["text"] = "hello" }, cancellationToken: Stop);
        Assert.Equal("hello", Assert.IsType<TextContentBlock>(said.Content[0]).Text);
        if (revision != Revisions.Stateless)
            await client.SubscribeToResourceAsync("test://static", cancellationToken: Stop);
    }
}
