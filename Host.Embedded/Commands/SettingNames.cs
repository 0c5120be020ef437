using System.Collections;
using System.Reflection;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>The names of every setting, from the options classes that docs/settings.md is made of.</summary>
internal static class SettingNames
{
    /// <summary>ASP.NET's own sections, which are not ours to check.</summary>
    static readonly string[] Foreign = ["Logging", "Kestrel"];

    static readonly Lazy<IReadOnlyList<(string Section, Type Type)>> Sections = new(() =>
    [
        .. EmbeddedModules.All().Select(x => x.GetType().Assembly).Append(typeof(ServiceHost).Assembly).Distinct().SelectMany(x => x.GetTypes())
            .Select(x => (Section: x.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string, Type: x))
            .Where(x => x.Section is not null).Select(x => (x.Section!, x.Type)),
    ]);

    /// <param name="name">As the configuration spells it, such as Outbox:RetryLimit or Handoffs:Rules:triage->engagement:TimeoutSeconds; letter case does not count.</param>
    public static bool Knows(string name) =>
        Same(name, ServiceHost.WorldKey)
        || Foreign.Any(x => name.StartsWith($"{x}:", StringComparison.OrdinalIgnoreCase))
        || Sections.Value.Any(x => name.StartsWith($"{x.Section}:", StringComparison.OrdinalIgnoreCase) && IsWithin(x.Type, name[(x.Section.Length + 1)..].Split(':')));

    /// <summary>The setting whose name is spelled most like it; null when none is.</summary>
    public static string? Nearest(string name)
    {
        var (nearest, distance) = Sections.Value.SelectMany(x => Properties(x.Type).Select(y => $"{x.Section}:{y.Name}")).Append(ServiceHost.WorldKey)
            .Select(x => (Name: x, Distance: DistanceOf(x.ToUpperInvariant(), name.ToUpperInvariant()))).MinBy(x => x.Distance);
        return distance <= Math.Max(2, name.Length / 3) ? nearest : null;
    }

    static bool IsWithin(Type type, ReadOnlySpan<string> path)
    {
        if (path.Length == 0)
            return IsScalar(type);

        // An entry of a table has any name, one of a list its place.
        if (EntryOf(type) is { } entry)
            return path[0].Length > 0 && IsWithin(entry, path[1..]);

        var name = path[0];
        return !IsScalar(type) && Properties(type).FirstOrDefault(x => Same(x.Name, name)) is { } property && IsWithin(property.PropertyType, path[1..]);
    }

    static bool IsScalar(Type type) =>
        Nullable.GetUnderlyingType(type) is not null || type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(TimeSpan)
        || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(Uri) || type == typeof(Guid);

    static Type? EntryOf(Type type) => type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type) ? null
        : type.IsArray ? type.GetElementType()
        : type.GetGenericArguments() is { Length: > 0 } arguments ? arguments[^1] : typeof(string);

    static PropertyInfo[] Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>Letters to add, to leave out or to change.</summary>
    static int DistanceOf(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
