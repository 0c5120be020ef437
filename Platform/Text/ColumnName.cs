using System.Text;

namespace MarketingBus.Platform.Text;

/// <summary>Column names in one spelling, whatever the file's: "Lead Source", "leadSource" and "lead_source" are the same.</summary>
public static class ColumnName
{
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        var previous = ' ';
        foreach (var letter in name)
        {
            var startsWord = char.IsUpper(letter) && (char.IsLower(previous) || char.IsDigit(previous));
            if ((startsWord || !char.IsLetterOrDigit(letter)) && text.Length > 0 && text[^1] != '_')
                text.Append('_');
            if (char.IsLetterOrDigit(letter))
                text.Append(char.ToLowerInvariant(letter));
            previous = letter;
        }

        return text.ToString().Trim('_');
    }

    public static string[] Words(string name) => SnakeCase(name).Split('_', StringSplitOptions.RemoveEmptyEntries);
}
