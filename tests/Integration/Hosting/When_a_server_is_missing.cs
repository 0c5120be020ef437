using System.Net;
using System.Net.Sockets;
using MarketingBus.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Xunit;

namespace MarketingBus.Tests.Integration.Hosting;

public sealed class When_a_server_is_missing : IAsyncDisposable
{
    readonly MissingServerModule module = new();
    readonly HttpClient http = new() { BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}") };
    readonly Task<WebApplication> starting;

    public When_a_server_is_missing() => starting = ServiceHost.StartAsync([$"--urls={http.BaseAddress}"], [module], builder => builder.Logging.ClearProviders());

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Should_live_and_say_which_one_it_waits_for()
    {
        await module.Asked.WaitAsync(Cancellation);

        Assert.Equal(HttpStatusCode.OK, (await EventuallyAsync("health/live")).Status);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"unhealthy","checks":{"postgresql":"unhealthy"}}"""), await AskAsync("health/ready"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync("api/leads")).Status);
        Assert.False(starting.IsCompleted);
    }

    [Fact]
    public async Task Should_refuse_meanwhile_who_calls_it_by_another_name()
    {
        await module.Asked.WaitAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, (await EventuallyAsync("health/live")).Status);

        http.DefaultRequestHeaders.Host = "evil.example";
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync("health/live")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync("api/leads")).Status);
    }

    [Fact]
    public async Task Should_begin_to_work_when_it_comes()
    {
        await module.Asked.WaitAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, (await EventuallyAsync("health/live")).Status);

        module.IsThere = true;
        await starting.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.Equal(HttpStatusCode.OK, (await AskAsync("health/ready")).Status);
    }

    public async ValueTask DisposeAsync()
    {
        module.IsThere = true;
        await using var app = await starting;
        await app.StopAsync(CancellationToken.None);
        http.Dispose();
    }

    async Task<(HttpStatusCode Status, string Body)> AskAsync(string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>The room opens a moment after the server was found missing.</summary>
    async Task<(HttpStatusCode Status, string Body)> EventuallyAsync(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await AskAsync(path);
            }
            catch (HttpRequestException) when (attempt < 200)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancellation);
            }
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    sealed class MissingServerModule : ServiceModule
    {
        readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override string Name => "missing-server";

        public bool IsThere { get; set; }

        public Task Asked => asked.Task;

        public override Task SetupAsync(IServiceProvider services, CancellationToken cancellationToken)
        {
            asked.TrySetResult();
            return IsThere ? Task.CompletedTask : throw new ServerNotThereException("PostgreSQL", "127.0.0.1:1");
        }
    }
}
