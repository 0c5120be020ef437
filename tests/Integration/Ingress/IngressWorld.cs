using System.Net.Http.Headers;
using System.Text.Json;
using System.Text;
using MarketingBus.Api.Ingress;
using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

/// <summary>Ingress with its database and bus, and a listener in the orchestrator's place.</summary>
public sealed class IngressWorld : IAsyncLifetime
{
    EmbeddedWorld? world;

    public EmbeddedWorld World => world ?? throw new InvalidOperationException("The world has not started.");

    internal Heard Heard => World.Services.GetRequiredService<Heard>();

    public async ValueTask InitializeAsync() => world = await EmbeddedWorld.StartAsync(
        [new DataModule(), new MemoryModule(), new LearningModule(), new IngressModule(), new HeardModule()]);

    public async ValueTask DisposeAsync()
    {
        if (world is not null)
            await world.DisposeAsync();
    }

    /// <summary>Waits until every committed message has been delivered and dealt with.</summary>
    public Task SettleAsync() => World.EventuallyAsync(x => x.Set<OutboxMessage>().CountAsync(), x => x == 0, "an empty outbox");

    public Task<Answer> PostAsync(string path, string body, string? key = null) => PostAsync(path, Encoding.UTF8.GetBytes(body), key: key);

    public async Task<Answer> PostAsync(string path, byte[] body, string contentType = "application/json", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = contentType.Length == 0 ? null : MediaTypeHeaderValue.Parse(contentType);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);

        return await SendAsync(request);
    }

    public async Task<Answer> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await World.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.Location?.ToString(), text);
    }
}

/// <summary>An HTTP answer, read to its end.</summary>
public sealed record Answer(int Status, string? MediaType, string? Location, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The messages of one field of a problem.</summary>
    public string ErrorsOf(string field) => Json.GetProperty("errors").TryGetProperty(field, out var messages)
        ? string.Join(" ", messages.EnumerateArray().Select(x => x.GetString()))
        : "";
}
