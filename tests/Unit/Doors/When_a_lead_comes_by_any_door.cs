using Xunit;

namespace MarketingBus.Tests.Unit.Doors;

/// <summary>The same input has the same outcome, whichever way it comes.</summary>
public sealed class When_a_lead_comes_by_any_door
{
    static readonly (string Member, string Field, string? Value)[] Known =
    [
        ("\"created_at\":\"2026-04-30T10:01:07.123456789Z\"", "created_at", "\"2026-04-30T10:01:07.1234567+00:00\""),
        ("\"created_at\":\"2026-04-30t10:01:07z\"", "created_at", "\"2026-04-30T10:01:07+00:00\""),
        ("\"created_at\":\"2026-04-30T10:01:07+01\"", "created_at", "\"2026-04-30T09:01:07+00:00\""),
        ("\"created_at\":\"2026-04-30 10:01:07.123+00\"", "created_at", "\"2026-04-30T10:01:07.123+00:00\""),
        ("\"created_at\":\"2026-04-30T10:01:07,5-0330\"", "created_at", "\"2026-04-30T13:31:07.5+00:00\""),
        ("\"created_at\":\"20260430T100107Z\"", "created_at", "\"2026-04-30T10:01:07+00:00\""),
        ("\"created_at\":\"2026-04-30T10:01:07\"", "created_at", "\"2026-04-30T10:01:07+00:00\""),
        ("\"created_at\":\"4/30/2026 2:30 PM\"", "created_at", "\"2026-04-30T14:30:00+00:00\""),
        ("\"created_at\":\"30-Apr-2026\"", "created_at", "\"2026-04-30T00:00:00+00:00\""),
        ("\"created_at\":\"Thu, 30 Apr 2026 10:01:07 GMT\"", "created_at", "\"2026-04-30T10:01:07+00:00\""),
        ("\"created_at\":1777543267", "created_at", "\"2026-04-30T10:01:07+00:00\""),
        ("\"created_at\":1777543267123", "created_at", "\"2026-04-30T10:01:07.123+00:00\""),
        ("\"created_at\":\"1777543267.5\"", "created_at", "\"2026-04-30T10:01:07.5+00:00\""),
        ("\"created_at\":\"n/a\"", "created_at", null),
        ("\"industry\":\"null\"", "industry", null),
        ("\"industry\":\" N/A \"", "industry", null),
        ("\"industry\":\"undefined\"", "industry", null),
        ("\"industry\":\"(not set)\"", "industry", null),
        ("\"persona\":\"--\"", "persona", null),
        ("\"region\":\"#N/A\"", "region", null),
        ("\"region\":\"NA\"", "region", "\"NA\""),
        ("\"email\":\"none\"", "email", null),
        ("\"phone\":\"-\"", "phone", null),
        ("\"name\":\"None\"", "name", "\"None\""),
        ("\"name\":\"none\"", "name", null),
        ("\"company\":\"n/a\"", "company", null),
        ("\"company_size\":11", "company_size", "\"11\""),
        ("\"phone\":491234567", "phone", "\"491234567\""),
        ("\"persona\":true", "persona", "\"true\""),
        ("\"name\":\"\\u00a0Ann\\u200b\"", "name", "\"Ann\""),
        ("\"email\":\"\\ufeffann@example.com\\u00ad\"", "email", "\"ann@example.com\""),
        ("\"company\":\"Zoe\\u0308 GmbH\"", "company", "\"Zoë GmbH\""),
        ("\"company\":\"Alpha\\r\\nGmbH\"", "company", "\"Alpha GmbH\""),
        ("\"gdpr_consent\":\"no\"", "gdpr_consent", "false"),
        ("\"gdpr_consent\":\"Ja\"", "gdpr_consent", "true"),
        ("\"gdpr_consent\":0", "gdpr_consent", "false"),
        ("\"gdpr_consent\":\"N/A\"", "gdpr_consent", null),
    ];

    static readonly (string Member, string Field, string Attribute)[] Unreadable =
    [
        ("\"created_at\":\"yesterday\"", "created_at", "yesterday"),
        ("\"created_at\":\"3/4/2026\"", "created_at", "3/4/2026"),
        ("\"created_at\":\"2091-01-01\"", "created_at", "2091-01-01"),
        ("\"created_at\":17", "created_at", "17"),
        ("\"created_at\":{\"at\":1}", "created_at", "{\"at\":1}"),
        ("\"industry\":[\"SaaS\",\"Legal\"]", "industry", "[\"SaaS\",\"Legal\"]"),
        ("\"email\":\"an\\u0000n@example.com\"", "email", "ann@example.com"),
        ("\"campaign_id\":1.5", "campaign_id", "1.5"),
    ];

    static readonly (string Member, string Field)[] Refused =
    [
        ("\"gdpr_consent\":\"maybe\"", "gdpr_consent"),
        ("\"gdpr_consent\":2", "gdpr_consent"),
        ("\"gdpr_consent\":\"not yet\"", "gdpr_consent"),
        ("\"gdpr_consent\":{}", "gdpr_consent"),
    ];

    static readonly (string Member, string Name, string? Value)[] Own =
    [
        ("\"own\":5", "own", "5"),
        ("\"own\":true", "own", "true"),
        ("\"own\":\"undefined\"", "own", null),
        ("\"own\":\"two\\nlines\"", "own", "two\nlines"),
        ("\"own\":[1,{\"x\":2}]", "own", "[1,{\"x\":2}]"),
        ("\"own\":{\"x\":[\"y\"]}", "own", "{\"x\":[\"y\"]}"),
        ("\"attributes\":{\"own\":{\"x\":1}}", "own", "{\"x\":1}"),
        ("\"attributes\":{\"own\":\"\\u200bvalue\\u00a0\"}", "own", "value"),
    ];

    public static TheoryData<string, string, string, string?> KnownAtDoors => Each(Known, x => (x.Member, x.Field, x.Value));

    public static TheoryData<string, string, string, string?> UnreadableAtDoors => Each(Unreadable, x => (x.Member, x.Field, x.Attribute));

    public static TheoryData<string, string, string, string?> RefusedAtDoors => Each(Refused, x => (x.Member, x.Field, null));

    public static TheoryData<string, string, string, string?> OwnAtDoors => Each(Own, x => (x.Member, x.Name, x.Value));

    [Theory]
    [MemberData(nameof(KnownAtDoors))]
    public void Should_read_what_can_be_read(string door, string member, string field, string? value)
    {
        var lead = LeadDoor.Of(door).Read(member);

        Assert.Equal((value, 0), (lead!.Field(field), lead.Warnings.Count));
        Assert.Null(lead.Attribute(field));
    }

    [Theory]
    [MemberData(nameof(UnreadableAtDoors))]
    public void Should_keep_what_cannot_be_read_and_say_so(string door, string member, string field, string? attribute)
    {
        var lead = LeadDoor.Of(door).Read(member);

        Assert.Equal((null, attribute), (lead!.Field(field), lead.Attribute(field)));
        Assert.Equal([field], lead.Warned.Distinct());
    }

    [Theory]
    [MemberData(nameof(RefusedAtDoors))]
    public void Should_refuse_consent_that_cannot_be_read(string door, string member, string field, string? nothing)
    {
        Assert.Null(LeadDoor.Of(door).Read(member));
        Assert.Equal(("gdpr_consent", null), (field, nothing));
    }

    [Theory]
    [MemberData(nameof(OwnAtDoors))]
    public void Should_keep_fields_of_its_own(string door, string member, string name, string? value)
    {
        var lead = LeadDoor.Of(door).Read(member);

        Assert.Equal((value, 0), (lead!.Attribute(name), lead.Warnings.Count));
    }

    static TheoryData<string, string, string, string?> Each<T>(IEnumerable<T> cases, Func<T, (string, string, string?)> row)
    {
        var data = new TheoryData<string, string, string, string?>();
        foreach (var (door, (member, field, value)) in LeadDoor.All.SelectMany(_ => cases, (door, x) => (door.Name, row(x))))
            data.Add(door, member, field, value);

        return data;
    }
}
