namespace MarketingBus.Memory.Episodic.Meaning;

/// <summary>Words that are in every text and say next to nothing.</summary>
internal static class StopWords
{
    static readonly HashSet<string> All =
    [
        "a", "about", "after", "all", "an", "and", "any", "are", "as", "at", "be", "been", "before", "but", "by", "can", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her",
        "his", "how", "i", "if", "in", "into", "is", "it", "its", "lead", "like", "me", "my", "of", "off", "on", "one", "or", "our", "out", "over", "she", "so", "some", "than", "that", "the",
        "their", "them", "then", "there", "they", "this", "those", "to", "too", "until", "up", "us", "very", "was", "we", "were", "what", "when", "where", "whether", "which", "who", "will",
        "with", "would", "you", "your",
    ];

    public static bool Contains(string word) => All.Contains(word);
}
