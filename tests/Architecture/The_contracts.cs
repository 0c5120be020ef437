using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MarketingBus.Contracts;
using MarketingBus.Tests.Support;
using MassTransit;
using Xunit;

namespace MarketingBus.Tests.Architecture;

public sealed class The_contracts
{
    static readonly Type[] Types = [.. typeof(LeadReceived).Assembly.GetExportedTypes().Where(x => !x.IsSubclassOf(typeof(Attribute))).OrderBy(x => x.Name, StringComparer.Ordinal)];

    [Fact]
    public void Should_have_the_approved_names_and_shapes() =>
        Approved.Matches(Repository.PathOf("tests", "Architecture", "Approved", "contracts.txt"), Describe());

    [Fact]
    public void Should_be_sealed_records_in_one_namespace() =>
        Assert.All(Types.Where(x => !x.IsEnum), type =>
        {
            Assert.Equal("MarketingBus.Contracts", type.Namespace);
            Assert.True(type.IsSealed && type.BaseType == typeof(object), $"{type.Name} is to be a sealed record without a base");
        });

    [Fact]
    public void Should_travel_enums_as_strings() =>
        Assert.All(Types.Where(x => x.IsEnum), type => Assert.StartsWith("\"", JsonSerializer.Serialize(Enum.GetValues(type).GetValue(0), type), StringComparison.Ordinal));

    static string Describe()
    {
        var text = new StringBuilder();
        foreach (var type in Types)
        {
            text.Append(type.IsEnum ? type.Name : MessageUrn.ForTypeString(type)).Append('\n');
            var lines = type.IsEnum
                ? Enum.GetValues(type).Cast<object>().Select(x => JsonSerializer.Serialize(x, type))
                : type.GetProperties().OrderBy(x => x.Name, StringComparer.Ordinal).Select(Describe);
            foreach (var line in lines)
                text.Append("  ").Append(line).Append('\n');

            text.Append('\n');
        }

        return text.ToString();
    }

    static string Describe(PropertyInfo property)
    {
        var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        var required = property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : " required";
        var nullable = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable ? "?" : "";
        return $"{name}: {NameOf(property.PropertyType)}{nullable}{required}";
    }

    static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return NameOf(underlying);

        return type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
    }
}
