using System.Text.Json;
using System.Text.Json.Nodes;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Reads a call's arguments into the tool's input record. All that is wrong is said at once, in one sentence a parameter.</summary>
internal static class ToolInput
{
    public static T Read<T>(IReadOnlyDictionary<string, JsonElement> arguments)
        where T : class
    {
        var parameters = WireJson.Options.GetTypeInfo(typeof(T)).Properties.Select(x => new ToolParameter(x)).ToList();
        var faults = arguments.Keys.Where(x => parameters.TrueForAll(y => y.Name != x))
            .Select(x => $"'{TextRules.Shown(x)}' is not known here; known are {string.Join(", ", parameters.Select(y => y.Name))}.").ToList();

        var given = new JsonObject();
        foreach (var parameter in parameters)
        {
            if (!arguments.TryGetValue(parameter.Name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                if (parameter.IsRequired)
                    faults.Add($"'{parameter.Name}' is required.");
            }
            else
            {
                (given[parameter.Name], var fault) = parameter.Read(value);
                faults.AddRange(fault is null ? [] : [fault]);
            }
        }

        return faults.Count > 0 ? throw ToolRefusal.Invalid(faults) : given.Deserialize<T>(WireJson.Options)!;
    }
}
