using System.Text.Json;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging.Upstream;
using Microsoft.Extensions.Options;

namespace MarketingBus.Api.Ingress.Upstream;

/// <summary>Reads the event or events of one message; each is right or wrong alone.</summary>
internal sealed class UpstreamReader(IOptions<IngressOptions> options)
{
    public IReadOnlyList<UpstreamItem> Read(UpstreamMessage message, DateTimeOffset now)
    {
        var whole = new UpstreamItem { TypeName = PlainReader.TypeOf(message), OriginalId = message.MessageId, SourceSystem = message.AppId };
        IReadOnlyList<UpstreamItem> items = [whole];
        Try(whole, () => items = ReadForm(message, whole, now));
        return items;
    }

    IReadOnlyList<UpstreamItem> ReadForm(UpstreamMessage message, UpstreamItem whole, DateTimeOffset now)
    {
        if (message.Body.Length > options.Value.MaxBodyBytes)
            throw RequestProblem.TooLarge(options.Value.MaxBodyBytes);

        var form = MediaTypes.FormOf(message);
        if (form == UpstreamForm.BinaryCloudEvent)
        {
            CloudEventReader.ReadBinary(message, whole, now);
            return [whole];
        }

        using var document = JsonText.Parse(message.Body);
        return form switch
        {
            UpstreamForm.StructuredCloudEvent => ReadOne(whole, () => CloudEventReader.ReadStructured(document.RootElement, whole, now)),
            UpstreamForm.BatchedCloudEvents => ReadEach(document.RootElement, whole, (x, item) => CloudEventReader.ReadStructured(x, item, now)),
            _ => ReadPlain(document.RootElement, message, whole, now),
        };
    }

    IReadOnlyList<UpstreamItem> ReadPlain(JsonElement body, UpstreamMessage message, UpstreamItem whole, DateTimeOffset now)
    {
        var identity = PlainReader.IdentityOf(message, now);
        return body.ValueKind == JsonValueKind.Array
            ? ReadEach(body, whole, (x, item) => item.Submission = UpstreamBody.Read(x, whole.TypeName!, identity.At(item.Index!.Value), "", new FieldErrors()))
            : ReadOne(whole, () => whole.Submission = UpstreamBody.Read(body, whole.TypeName!, identity, "", new FieldErrors()));
    }

    IReadOnlyList<UpstreamItem> ReadEach(JsonElement array, UpstreamItem whole, Action<JsonElement, UpstreamItem> read)
    {
        if (array.ValueKind != JsonValueKind.Array)
            throw RequestProblem.Invalid("$", $"Must be an array, not {TextRules.KindOf(array)}.");

        var count = array.GetArrayLength();
        if (count == 0 || count > options.Value.MaxEvents)
            throw RequestProblem.Invalid("$", $"Must have 1 to {options.Value.MaxEvents} items, not {count}.");

        return [.. array.EnumerateArray().Select((element, index) =>
        {
            var item = new UpstreamItem { Index = index, TypeName = whole.TypeName, OriginalId = whole.OriginalId, SourceSystem = whole.SourceSystem };
            Try(item, () => read(element, item));
            return item;
        })];
    }

    static IReadOnlyList<UpstreamItem> ReadOne(UpstreamItem item, Action read)
    {
        read();
        return [item];
    }

    static void Try(UpstreamItem item, Action read)
    {
        try
        {
            read();
        }
        catch (RequestProblem problem)
        {
            item.Problem = problem;
        }
    }
}
