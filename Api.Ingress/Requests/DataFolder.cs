using MarketingBus.Data.Ingress;
using Microsoft.Extensions.Options;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>The one folder whose files callers may have read. A name cannot leave it: neither by dots, nor from the root, nor through a link.</summary>
internal sealed class DataFolder(IOptions<IngressOptions> options)
{
    const string NotWithin = "Must be the name of a file within the data folder.";

    readonly string root = Path.GetFullPath(options.Value.DataFolder);

    /// <summary>Where the file is, or what is wrong with its name.</summary>
    public (string? Path, string? Fault) Find(string name)
    {
        if (TextRules.Fault(name, TextRules.IdLimit, lines: false) is { } fault)
            return (null, fault);

        var parts = name.Split('/');
        if (Path.IsPathRooted(name) || name.Contains('\\') || name.Contains(':') || parts.Any(x => x is "" or "." or ".."))
            return (null, NotWithin);

        var path = root;
        foreach (var part in parts)
        {
            path = Path.Combine(path, part);
            if (new FileInfo(path).LinkTarget is not null)
                return (null, $"{NotWithin} Links are not followed.");
        }

        return IsReadable(path) ? (path, null) : (null, "No such file can be read in the data folder.");
    }

    static bool IsReadable(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
