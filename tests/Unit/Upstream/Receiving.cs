using System.Text;
using MarketingBus.Api.Ingress;
using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Upstream;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging.Upstream;
using Microsoft.Extensions.Options;
using Xunit;

namespace MarketingBus.Tests.Unit.Upstream;

/// <summary>Reads one message as it would come from the broker.</summary>
internal static class Receiving
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly UpstreamReader Reader = new(Options.Create(new IngressOptions { MaxBodyBytes = 2048, MaxEvents = 3 }));

    public static UpstreamMessage Message(string body, string? contentType = "application/json", string key = "lead.received", params (string Name, string Value)[] headers) =>
        Message(Encoding.UTF8.GetBytes(body), contentType, key, headers);

    public static UpstreamMessage Message(byte[] body, string? contentType = "application/json", string key = "lead.received", params (string Name, string Value)[] headers) => new()
    {
        Body = body,
        ContentType = contentType,
        RoutingKey = key,
        Headers = headers.ToDictionary(x => x.Name, x => x.Value),
    };

    public static IReadOnlyList<UpstreamItem> ReadAll(UpstreamMessage message) => Reader.Read(message, Now);

    public static Submission Read(UpstreamMessage message)
    {
        var item = Assert.Single(ReadAll(message));
        Assert.True(item.Problem is null, item.Problem is null ? "" : $"{item.Problem.Message} {string.Join(" ", item.Problem.Errors.Select(x => $"{x.Key}: {x.Value[0]}"))}");
        return item.Submission!;
    }

    public static (string Reason, IReadOnlyDictionary<string, string[]> Errors, string Logged) Refuse(UpstreamMessage message)
    {
        var item = Assert.Single(ReadAll(message));
        Assert.Null(item.Submission);
        return (item.Problem!.Message, item.Problem.Errors, item.Problem.Logged);
    }
}
