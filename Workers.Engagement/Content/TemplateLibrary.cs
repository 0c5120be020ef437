using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using DotLiquid;
using MarketingBus.Contracts;

namespace MarketingBus.Workers.Engagement.Content;

/// <summary>The Liquid templates, read and parsed once: those of this assembly, or a folder's file of the same name.</summary>
internal sealed class TemplateLibrary(string? folder)
{
    public const string Industry = "industry.liquid";

    public const string Enterprise = "enterprise.liquid";

    readonly FrozenDictionary<string, Template> templates = Names().ToFrozenDictionary(name => name, name => Parsed(name, folder));

    public static string NameOf(Channel channel, EngagementType type) =>
        $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(channel.ToString())}/{JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString())}.liquid";

    /// <summary>Every name that must have a template.</summary>
    public static IEnumerable<string> Names() =>
    [
        .. from channel in Enum.GetValues<Channel>() from type in Enum.GetValues<EngagementType>() select NameOf(channel, type),
        Industry,
        Enterprise,
    ];

    public string Render(string name, Hash fields) => templates[name].Render(new RenderParameters(CultureInfo.InvariantCulture)
    {
        LocalVariables = fields,
        ErrorsOutputMode = ErrorsOutputMode.Rethrow,
        MaxIterations = 1000,
    }).Trim();

    static Template Parsed(string name, string? folder)
    {
        try
        {
            var template = Template.Parse(Text(name, folder));
            template.MakeThreadSafe();
            return template;
        }
        catch (DotLiquid.Exceptions.SyntaxException exception)
        {
            throw new InvalidOperationException($"The template '{name}' is not valid Liquid: {exception.Message}", exception);
        }
    }

    static string Text(string name, string? folder)
    {
        if (folder is not null && Path.Combine(folder, name) is var path && File.Exists(path))
            return File.ReadAllText(path);

        using var stream = typeof(TemplateLibrary).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no template '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
