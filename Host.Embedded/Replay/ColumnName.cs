using System.Text;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>"Lead ID", "leadId" and "lead-id" are one name.</summary>
internal static class ColumnName
{
    public static string Normalize(string header)
    {
        var name = new StringBuilder(header.Length + 4);
        var previous = ' ';
        foreach (var character in header)
        {
            if (char.IsUpper(character) && char.IsLower(previous))
                name.Append('_');

            if (char.IsLetterOrDigit(character))
                name.Append(char.ToLowerInvariant(character));
            else if (name.Length > 0 && name[^1] != '_')
                name.Append('_');

            previous = character;
        }

        return name.ToString().Trim('_');
    }
}
