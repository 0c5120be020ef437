using MarketingBus.Host.Embedded.Replay;
using Xunit;

namespace MarketingBus.Tests.Unit.CommandLine;

public sealed class When_a_row_becomes_an_event
{
    static readonly string[] LeadHeader = ["lead_id", "source", "visits"];

    [Fact]
    public void Should_have_the_same_id_each_time() =>
        Assert.Equal(Lead("crm", "1", "Web", "3").EventId, Lead("crm", "1", "Web", "3").EventId);

    [Fact]
    public void Should_have_another_id_when_anything_in_it_differs()
    {
        var events = new[] { Lead("crm", "1", "Web", "3"), Lead("crm", "1", "Web", "4"), Lead("crm", "1", "Ads", "3"), Lead("shop", "1", "Web", "3") };
        Assert.Equal(4, events.DistinctBy(x => x.EventId).Count());
    }

    [Fact]
    public void Should_carry_unknown_columns_of_a_lead_as_attributes() =>
        Assert.Equal("""{"visits":"3"}""", Lead("crm", "1", "Web", "3").Body!["attributes"]!.ToJsonString());

    [Fact]
    public void Should_be_a_conversion_when_the_time_is_that_of_one()
    {
        var map = ColumnMap.Create(ReplayKind.Engagements, ["lead_id", "converted_at", "conversion_value_usd"], new Dictionary<string, string>());
        var body = new EventReader(map, "crm", dayFirst: false).Read(new CsvRow(2, ["1", "2025-08-03T02:59:25", "499.25"], null)).Body!;
        Assert.Equal("converted", (string?)body["kind"]);
        Assert.Equal(499.25, (double?)body["value_usd"]);
        Assert.Equal("2025-08-03T02:59:25Z", (string?)body["occurred_at"]);
    }

    static ReplayEvent Lead(string sourceSystem, params string?[] fields) =>
        new EventReader(ColumnMap.Create(ReplayKind.Leads, LeadHeader, new Dictionary<string, string>()), sourceSystem, dayFirst: false).Read(new CsvRow(2, fields, null));
}
