namespace MarketingBus.Memory;

/// <summary>A text as the words that it is compared by.</summary>
public static class Words
{
    /// <summary>Words that are looked up at most; the rest of a longer text adds cost and no meaning.</summary>
    public const int Limit = 64;

    static readonly string[] Endings = ["ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "e"];

    /// <summary>Runs of letters and digits in lower case, in order, each once.</summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        var words = new List<string>();
        var start = -1;
        var all = text ?? "";
        for (var i = 0; i <= all.Length && words.Count < Limit; i++)
        {
            var inside = i < all.Length && char.IsLetterOrDigit(all[i]);
            if (inside && start < 0)
                start = i;
            else if (!inside && start >= 0)
            {
                var word = all[start..i].ToLowerInvariant();
                start = -1;
                if (!words.Contains(word))
                    words.Add(word);
            }
        }

        return words;
    }

    /// <summary>The words without common English endings, so that "replied" meets "reply" and "emails" meets "email".</summary>
    public static IReadOnlySet<string> StemsOf(string? text) => Of(text).Select(Stem).ToHashSet();

    internal static string Stem(string word)
    {
        foreach (var ending in Endings)
        {
            // What is left must still be a word.
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                word = word[..^ending.Length];

                // "stopped" is of "stop", "selling" of "sell".
                if (ending is "ing" or "ed" && word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'z' or 'e'))
                    word = word[..^1];
                break;
            }
        }

        return word.Length > 3 && word[^1] is 'y' or 'i' ? word[..^1] : word;
    }
}
