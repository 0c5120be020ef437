using System.Security.Cryptography;
using System.Text;

namespace MarketingBus.Data.Identity;

/// <summary>Says the same of the same person, and nothing to whoever has not the key.</summary>
public sealed class PersonHash(byte[] key)
{
    /// <summary>Of nobody: tells one key from another.</summary>
    public string Fingerprint => Of("fingerprint", "");

    /// <summary>A journey's id stands for its source system and lead id, which it is made of.</summary>
    public string OfJourney(Guid journeyId) => Of("journey", journeyId.ToString());

    public string OfLeadId(string leadId) => Of("lead-id", leadId);

    /// <param name="address">As <see cref="EmailAddress"/> writes it.</param>
    public string OfAddress(string address) => Of("address", address);

    /// <summary>The hashes by which the person is recognised later.</summary>
    public IEnumerable<string> Of(Person person) => person.Journeys.Select(OfJourney).Concat(OfAddresses(person));

    public IEnumerable<string> OfAddresses(Person person) => person.Addresses.Select(OfAddress).Union(person.AddressHashes);

    string Of(string kind, string value) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}\n{value}")));
}
