using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MarketingBus.Tests.Support;

/// <summary>The summaries that the compiler wrote beside each assembly.</summary>
public static partial class XmlDocs
{
    static readonly Dictionary<string, XElement> Members = Directory.EnumerateFiles(AppContext.BaseDirectory, "MarketingBus.*.xml")
        .SelectMany(x => XDocument.Load(x).Descendants("member"))
        .GroupBy(x => x.Attribute("name")!.Value).ToDictionary(x => x.Key, x => x.First());

    public static string SummaryOf(Type type) => SummaryOf($"T:{type.FullName}");

    public static string SummaryOf(PropertyInfo property) => SummaryOf($"P:{property.DeclaringType!.FullName}.{property.Name}");

    static string SummaryOf(string name) =>
        Members.TryGetValue(name, out var member) && member.Element("summary") is { } summary
            ? Spaces().Replace(string.Concat(summary.Nodes().Select(TextOf)), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal)
            : "";

    static string TextOf(XNode node) => node switch
    {
        XText text => text.Value,
        XElement element when element.Attribute("cref") is { } reference => $"`{reference.Value.Split('(')[0].Split('.')[^1]}`",
        XElement element => element.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
