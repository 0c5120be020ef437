using System.Text;
using System.Text.Json;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Data.Identity;

/// <summary>
/// The journeys and e-mail addresses that a text names. Of JSON every value counts, of any other text every word. Whose the text is, its ids and its "email" say; what a lead's attributes or preferences
/// hold is about whomever.
/// </summary>
internal sealed class NamedPeople
{
    // What stands in these was named by others: an "email" or a "lead_id" in there is not the lead's own.
    static readonly HashSet<string> Foreign = new(StringComparer.OrdinalIgnoreCase) { "attributes", "preferences", "metadata" };

    internal static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    readonly HashSet<string> sourceSystems = [];

    public HashSet<Guid> Journeys { get; } = [];

    public HashSet<string> Addresses { get; } = [];

    /// <summary>Of the addresses those that say whose the text is.</summary>
    public HashSet<string> OwnAddresses { get; } = [];

    /// <summary>Addresses in the midst of values.</summary>
    public HashSet<string> Mentioned { get; } = [];

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
            named.ReadWords(Encoding.UTF8.GetString(text), named.Addresses);
            named.OwnAddresses.UnionWith(named.Addresses);
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
        named.ReadWords(text, named.Addresses);
        return named;
    }

    void ReadJson(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, Lenient);
        // How deep the reader is in what others named; 0 for not at all.
        var (foreign, named) = (0, default(Property));
        while (reader.Read())
        {
            try
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        named = Meant(ref reader, foreign > 0);
                        break;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray when foreign > 0 || named == Property.Foreign:
                        foreign++;
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray when foreign > 0:
                        foreign--;
                        break;
                    case JsonTokenType.String:
                        Add(ref reader, named);
                        break;
                }
            }
            catch (InvalidOperationException)
            {
                // The reader passes over what is not Unicode, and does not hand it out.
                ReadWords(Encoding.UTF8.GetString(reader.ValueSpan), Addresses);
            }
        }
    }

    static Property Meant(ref Utf8JsonReader reader, bool isForeign)
    {
        var name = reader.ValueSpan.Length > LongestName ? "" : reader.GetString()!;
        return isForeign ? Property.Other
            : Foreign.Contains(name) ? Property.Foreign
            : name is "lead_id" or "leadId" ? Property.LeadId
            : name is "source_system" or "sourceSystem" ? Property.SourceSystem
            : name is "email" ? Property.Email
            : Property.Other;
    }

    void Add(ref Utf8JsonReader reader, Property named)
    {
        if (named is Property.LeadId or Property.SourceSystem)
            (named == Property.LeadId ? LeadIds : sourceSystems).Add(reader.GetString()!.Trim());

        if (reader.TryGetGuid(out var id))
            Journeys.Add(id);
        else if (reader.ValueIsEscaped || reader.ValueSpan.IndexOfAnyExceptInRange((byte)0, (byte)127) >= 0 || reader.ValueSpan.Contains((byte)'@'))
            AddAddress(reader.GetString()!, named is Property.Email or Property.LeadId);
    }

    void AddAddress(string text, bool isOwn)
    {
        if (EmailAddress.Of(text) is not { } address)
        {
            // A journey in the midst of a text is nobody's mark: whose the text is, fields say.
            Mentioned.UnionWith(AddressCut.AddressesIn(text));
            return;
        }

        Addresses.Add(address);
        if (isOwn)
            OwnAddresses.Add(address);
    }

    void ReadWords(string text, HashSet<string> addresses)
    {
        foreach (var word in AddressCut.WordsOf(text))
        {
            if (Guid.TryParseExact(text[word], "D", out var id))
                Journeys.Add(id);
            else if (EmailAddress.Of(text[word].Trim('.')) is { } address)
                addresses.Add(address);
        }
    }

    const int LongestName = 64;

    enum Property
    {
        Other,
        LeadId,
        SourceSystem,
        Email,
        Foreign,
    }
}
