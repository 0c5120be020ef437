using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using MarketingBus.Host.Embedded;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Architecture;

public sealed class The_settings
{
    const string Introduction =
        """
        # Settings

        Made by a test from the options classes, so that it cannot be wrong. Give a setting on the command line (`--Section:Name=value`), as an environment variable
        (`MARKETINGBUS_Section__Name`), or in `appsettings.json` in the working directory; they are read at the start. A value out of its range stops the start with a sentence that says so. Times are `hh:mm:ss` or
        `d.hh:mm:ss`.

        """;

    [Fact]
    public void Should_be_documented_as_they_are() => Approved.Matches(Repository.PathOf("docs", "settings.md"), Describe());

    [Fact]
    public void Should_each_have_a_meaning() =>
        Assert.Empty(OptionTypes().SelectMany(x => SettingsOf(x.Type)).Where(x => XmlDocs.SummaryOf(x).Length == 0 && !IsObvious(x)).Select(x => $"{x.DeclaringType!.Name}.{x.Name}"));

    static string Describe()
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        foreach (var (section, type) in OptionTypes())
        {
            var defaults = Activator.CreateInstance(type);
            text.Append(CultureInfo.InvariantCulture, $"\n## {section}\n{XmlDocs.SummaryOf(type)}\n\n| setting | default | range | meaning |\n|---|---|---|---|\n");
            foreach (var setting in SettingsOf(type))
                text.Append(CultureInfo.InvariantCulture, $"| {setting.Name} | {Show(setting.GetValue(defaults))} | {RangeOf(setting)} | {XmlDocs.SummaryOf(setting)} |\n");
        }

        return text.ToString();
    }

    static IEnumerable<(string Section, Type Type)> OptionTypes() =>
        EmbeddedModules.All().Select(x => x.GetType().Assembly).Append(typeof(ServiceHost).Assembly).Distinct()
            .SelectMany(x => x.GetTypes())
            .Select(x => (Section: x.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string, Type: x))
            .Where(x => x.Section is not null)
            .Select(x => (x.Section!, x.Type))
            .OrderBy(x => x.Item1, StringComparer.Ordinal);

    static PropertyInfo[] SettingsOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    static bool IsObvious(PropertyInfo setting) => setting.GetCustomAttribute<RangeAttribute>() is not null;

    static string RangeOf(PropertyInfo setting) =>
        setting.GetCustomAttribute<RangeAttribute>() is { } range ? string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}") : "";

    static string Show(object? value) => value switch
    {
        null => "",
        string text => text.Length == 0 ? "" : $"`{text}`",
        IDictionary table => $"{table.Count} entries",
        IEnumerable list => string.Join(", ", list.Cast<object>().Select(x => x is string or Enum or ValueType ? Show(x) : x.GetType().Name)),
        IFormattable number => $"`{number.ToString(null, CultureInfo.InvariantCulture)}`",
        _ => $"`{value}`",
    };
}
