namespace MarketingBus.Platform.Text;

/// <summary>Names of the columns of a table whose header may repeat a name or leave one out.</summary>
public static class HeaderNames
{
    /// <summary>"visits" and "visits" become "visits" and "visits (2)", a nameless third column becomes "column 3".</summary>
    public static string[] Unique(IReadOnlyList<string> header)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new string[header.Count];
        for (var i = 0; i < header.Count; i++)
        {
            var name = header[i].Length > 0 ? header[i] : $"column {i + 1}";
            for (var copy = 2; !taken.Add(name); copy++)
                name = $"{header[i]} ({copy})";

            names[i] = name;
        }

        return names;
    }
}
