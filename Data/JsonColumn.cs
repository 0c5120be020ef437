using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MarketingBus.Data;

/// <summary>Keeps a value as JSON text in one column. Values are replaced as a whole, never changed in place.</summary>
internal static class JsonColumn
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);

    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(
            new JsonColumnConverter<T>(),
            new ValueComparer<T>(
                (left, right) => ReferenceEquals(left, right) || JsonSerializer.Serialize(left, Options) == JsonSerializer.Serialize(right, Options),
                value => value == null ? 0 : value.GetHashCode(),
                value => value));
}

/// <summary>Reads a column's JSON where it stands within other JSON.</summary>
internal interface IJsonColumnConverter
{
    object? Read(ref Utf8JsonReader reader);
}

internal sealed class JsonColumnConverter<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, JsonColumn.Options),
    text => JsonSerializer.Deserialize<T>(text, JsonColumn.Options)!), IJsonColumnConverter
{
    public object? Read(ref Utf8JsonReader reader) => JsonSerializer.Deserialize<T>(ref reader, JsonColumn.Options);
}
