using MarketingBus.Api.Ingress.Requests;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace MarketingBus.Api.Ingress.Erasing;

/// <summary>So many exports are written out at once, each to a reader that keeps pace.</summary>
internal sealed class ExportPlaces(IOptions<IngressOptions> options) : IDisposable
{
    const string RetryAfterSeconds = "10";

    // What a moment's silence of a network may last.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim places = new(options.Value.ExportLimit);

    /// <summary>Takes a place until the request has ended.</summary>
    public void Take(HttpContext context)
    {
        if (!places.Wait(0, CancellationToken.None))
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            throw RequestProblem.Of(StatusCodes.Status429TooManyRequests, $"{options.Value.ExportLimit} exports are being written out, and no more at once; come again when one has ended.");
        }

        context.Response.RegisterForDispose(new Place(places));
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = new MinDataRate(options.Value.ExportBytesPerSecond, Grace);
    }

    public void Dispose() => places.Dispose();

    sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
