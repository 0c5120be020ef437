using Xunit;

namespace MarketingBus.Tests.Unit.CommandLine;

public sealed class When_rows_are_told_apart
{
    [Theory]
    [InlineData("lead_id,event,date,order_id,amount\nE9,converted,2026-03-14,ORD-1,49\nE9,converted,2026-03-14,ORD-2,49\nE9,converted,2026-03-14,ORD-3,49\n")]
    [InlineData("lead_id,event,date,Transaction ID,amount\nE9,converted,2026-03-14,T1,49\nE9,converted,2026-03-14,T2,49\nE9,converted,2026-03-14,T3,49\n")]
    [InlineData("event_id,lead_id,event,timestamp\nev-1,E9,click,2026-03-14 10:31\nev-2,E9,click,2026-03-14 10:31\nev-3,E9,click,2026-03-14 10:31\n")]
    [InlineData("lead_id,event,timestamp,sg_event_id\nE9,click,1773484267,a\nE9,click,1773484267,b\nE9,click,1773484267,c\n")]
    [InlineData("lead_id,event,timestamp,message_id\nE9,open,2026-03-14 10:31,m1\nE9,open,2026-03-14 10:31,m2\nE9,open,2026-03-14 10:31,m3\n")]
    [InlineData("lead_id,event,date,amount\nE9,converted,2026-03-14,49\nE9,converted,2026-03-14,49\nE9,converted,2026-03-14,49\n")]
    [InlineData("lead_id,event,date,order_id,product,amount\nE9,converted,2026-03-14,ORD-1,Shirt,49\nE9,converted,2026-03-14,ORD-1,Shoes,49\nE9,converted,2026-03-14,ORD-1,Socks,49\n")]
    public void Should_take_each_for_an_event_and_the_same_file_for_the_same_events(string file)
    {
        var ids = TextFile.Events(file).Select(x => x.EventId).ToList();
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(ids, TextFile.Events(file).Select(x => x.EventId));
    }

    [Theory]
    [InlineData("lead_id,event,date,order_id,amount\nE9,converted,2026-03-14,ORD-1,49\nE9,converted,2026-03-14,ORD-1,49\n")]
    [InlineData("event_id,lead_id,event,timestamp\nev-1,E9,click,2026-03-14 10:31\nev-1,E9,click,2026-03-14 10:31\n")]
    [InlineData("lead_id,source\nE9,Web\nE9,Web\n")]
    [InlineData("campaign_id,date,clicks\nC,2026-03-14,5\nC,2026-03-14,5\n")]
    public void Should_take_what_says_the_same_of_the_same_for_one(string file) => Assert.Single(TextFile.Events(file).Select(x => x.EventId).Distinct());

    [Fact]
    public void Should_know_the_old_rows_of_a_file_that_has_grown()
    {
        const string file = "lead_id,event,date,amount\nE9,converted,2026-03-14,49\nE9,converted,2026-03-14,49\n";
        var grown = TextFile.Events(file + "E9,converted,2026-03-14,49\nE9,converted,2026-03-15,49\n").Select(x => x.EventId).ToList();
        Assert.Equal(TextFile.Events(file).Select(x => x.EventId), grown.Take(2));
        Assert.Equal(4, grown.Distinct().Count());
    }

    [Fact]
    public void Should_not_go_by_columns_that_tell_of_the_export() =>
        Assert.Equal(
            TextFile.Events("lead_id,event,timestamp,exported_at\nE9,click,2026-03-14 10:31,2026-03-15\n")[0].EventId,
            TextFile.Events("lead_id,event,timestamp,exported_at\nE9,click,2026-03-14 10:31,2026-03-16\n")[0].EventId);

    [Fact]
    public void Should_go_back_to_a_value_within_one_file()
    {
        var days = TextFile.Events("campaign_id,date,clicks\nC,2026-03-14,100\nC,2026-03-14,90\nC,2026-03-14,100\n");
        Assert.Equal(3, days.Select(x => x.EventId).Distinct().Count());
        Assert.Equal([false, false, true], days.Select(x => x.IsLast));
    }
}
