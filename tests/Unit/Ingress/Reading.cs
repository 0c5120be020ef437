using System.Text.Json;
using System.Text;
using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Tests.Unit.Ingress;

/// <summary>Reads one JSON text as a request would be read.</summary>
internal static class Reading
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static RequestIdentity Identity => new(null, null, Now);

    public static (Submission Submission, Dictionary<string, string[]> Errors) Read(string json, Func<JsonFields, RequestIdentity, Submission> read, RequestIdentity? identity = null)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
        var errors = new FieldErrors();
        var submission = read(new JsonFields(document.RootElement, "", errors), identity ?? Identity);
        return (submission with { Warnings = errors.Warnings }, errors.ToDictionary());
    }
}
