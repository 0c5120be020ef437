using System.Text;
using System.Text.Json;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Data.Identity;

/// <summary>The journeys and e-mail addresses that a text names. Of JSON every value counts, of any other text every word.</summary>
internal sealed class NamedPeople
{
    static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    readonly HashSet<string> sourceSystems = [];

    public HashSet<Guid> Journeys { get; } = [];

    public HashSet<string> Addresses { get; } = [];

    public HashSet<string> LeadIds { get; } = [];

    public bool SaysSourceSystem => sourceSystems.Count > 0;

    public static NamedPeople Read(ReadOnlySpan<byte> text)
    {
        var named = new NamedPeople();
        try
        {
            named.ReadJson(text);
        }
        catch (JsonException)
        {
            named.ReadWords(Encoding.UTF8.GetString(text));
        }

        // Upstream events say whom they are about by these two; those of our own carry the journey.
        foreach (var leadId in named.LeadIds)
        {
            foreach (var sourceSystem in named.sourceSystems.DefaultIfEmpty(MarketingIds.DefaultSourceSystem))
                named.Journeys.Add(MarketingIds.Journey(sourceSystem, leadId));
        }

        return named;
    }

    /// <summary>Every word counts, also of what is JSON.</summary>
    public static NamedPeople ReadWordsOf(string text)
    {
        var named = new NamedPeople();
        named.ReadWords(text);
        return named;
    }

    void ReadJson(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, Lenient);
        HashSet<string>? named = null;
        while (reader.Read())
        {
            try
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                    named = Meant(ref reader);
                else if (reader.TokenType == JsonTokenType.String)
                    Add(ref reader, named);
            }
            catch (InvalidOperationException)
            {
                // The reader passes over what is not Unicode, and does not hand it out.
                ReadWords(Encoding.UTF8.GetString(reader.ValueSpan));
            }
        }
    }

    HashSet<string>? Meant(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("lead_id") || reader.ValueTextEquals("leadId") ? LeadIds
        : reader.ValueTextEquals("source_system") || reader.ValueTextEquals("sourceSystem") ? sourceSystems
        : null;

    void Add(ref Utf8JsonReader reader, HashSet<string>? named)
    {
        if (named is not null)
            named.Add(reader.GetString()!.Trim());

        if (reader.TryGetGuid(out var id))
            Journeys.Add(id);
        else if ((reader.ValueIsEscaped || reader.ValueSpan.Contains((byte)'@')) && EmailAddress.Of(reader.GetString()) is { } address)
            Addresses.Add(address);
    }

    void ReadWords(string text)
    {
        var start = 0;
        for (var place = 0; place <= text.Length; place++)
        {
            if (place < text.Length && IsOfWord(text[place]))
                continue;

            var word = text[start..place];
            if (Guid.TryParseExact(word, "D", out var id))
                Journeys.Add(id);
            else if (EmailAddress.Of(word.Trim('.')) is { } address)
                Addresses.Add(address);

            start = place + 1;
        }
    }

    static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || "@.!#$%&*+-/=?^_`{|}~".Contains(character, StringComparison.Ordinal);
}
