using System.Net;
using System.Net.Http.Headers;

namespace MarketingBus.Bench.Pipeline.Http;

/// <summary>Posts bodies over a fixed number of connections, each one after the other; anything but the expected answer ends the case.</summary>
internal sealed class Poster : IDisposable
{
    readonly HttpClient http;
    readonly int connections;

    public Poster(string baseAddress, int connections)
    {
        this.connections = connections;
        http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = new Uri(baseAddress) };
    }

    public Task PostAsync(string path, IReadOnlyList<byte[]> bodies, HttpStatusCode expected, CancellationToken cancellationToken) =>
        Parallel.ForAsync(0, bodies.Count, new ParallelOptions { MaxDegreeOfParallelism = connections, CancellationToken = cancellationToken },
            async (index, token) => await PostOneAsync(path, bodies[index], expected, token));

    public void Dispose() => http.Dispose();

    public async Task PostOneAsync(string path, byte[] body, HttpStatusCode expected, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        if (response.StatusCode != expected)
            throw new InvalidOperationException($"HTTP {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");

        await response.Content.CopyToAsync(Stream.Null, cancellationToken);
    }
}
