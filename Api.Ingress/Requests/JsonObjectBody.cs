using System.Text.Json;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>A body that is one object; dispose it after the last field was read.</summary>
internal sealed class JsonObjectBody(JsonDocument document) : IDisposable
{
    public FieldErrors Errors { get; } = new();

    public JsonFields Fields => field ??= new JsonFields(document.RootElement, "", Errors);

    /// <summary>What is read from the body, once nothing is wrong with it.</summary>
    public T Valid<T>(Func<JsonFields, T> read)
    {
        var value = read(Fields);
        Errors.ThrowIfAny();
        return value;
    }

    public void Dispose() => document.Dispose();
}
