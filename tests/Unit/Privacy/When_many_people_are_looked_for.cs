using System.Text;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Identity.Stores;
using MarketingBus.Platform.Messaging;
using Xunit;

namespace MarketingBus.Tests.Unit.Privacy;

public sealed class When_many_people_are_looked_for
{
    static readonly Person Ann = Of("crm", "L-1", "ann@person.example");
    static readonly Person Ben = Of("crm", "L-2", "ben@person.example");
    static readonly Person Namesake = Of("shop", "L-1", "other@person.example");
    static readonly People Everybody = new([Ann, Ben, Namesake]);

    [Fact]
    public void Should_say_of_a_text_whom_of_them_it_names()
    {
        Assert.Equal([Ann], Named("""{"email":" Ann@Person.example"}"""));
        Assert.Equal([Ben], Named($$"""{"journeyId":"{{Ben.Journeys[0]}}"}"""));
        Assert.Equal([Ann, Ben], Named("""{"emails":["ben@person.example","ann@person.example"]}""").OrderBy(x => x.Addresses[0]));
        Assert.Empty(Named("""{"email":"joann@person.example"}"""));
    }

    [Fact]
    public void Should_take_all_of_one_id_when_the_text_does_not_say_whose_it_is()
    {
        Assert.Equal([Ann, Namesake], Named("""{"lead_id":"L-1"}""").OrderBy(x => x.Addresses[0]));
        Assert.Equal([Ann], Named("""{"lead_id":"L-1","source_system":"crm"}"""));
    }

    [Fact]
    public void Should_find_marks_anywhere_in_a_text_however_they_are_written()
    {
        Assert.Equal([Ann, Ben], Everybody.MarkedIn(null, "to ANN@person.example", $"of {Ben.Journeys[0]}").OrderBy(x => x.Addresses[0]));
        Assert.Empty(Everybody.MarkedIn("about L-1 and L-2"));
    }

    [Theory]
    [InlineData("Call ben@person.example, he said.", true)]
    [InlineData("<BEN@person.example>.", true)]
    [InlineData("reuben@person.example", false)]
    [InlineData("ben@person.example.org", false)]
    public void Should_know_a_mention_from_a_longer_address(string text, bool isBen) => Assert.Equal(isBen ? [Ben] : [], Everybody.MentionedIn(null, text));

    [Fact]
    public void Should_count_an_entry_for_each_whom_it_is_about()
    {
        var counts = new PersonCounts();
        counts.Add([Ann, Ben]);
        counts.Add([Ann], 2);

        Assert.Equal((3, 1, 0), (counts.Of(Ann), counts.Of(Ben), counts.Of(Namesake)));
        Assert.True(new PersonCounts().IsEmpty);
    }

    [Theory]
    [InlineData("db://leads/L-2", true)]
    [InlineData("db://leads/L-2?source_system=crm", true)]
    [InlineData("memory://conversations/talk%2Ftwo", true)]
    [InlineData("memory://conversations/talk/two?x=1", true)]
    [InlineData("kg://nodes/BEN%40person.example/around", true)]
    [InlineData("kg://nodes/ben@person.example", true)]
    [InlineData("kg://graph?subject=lead%3Acrm%2FL-2", true)]
    [InlineData("kg://graph?predicate=works_at&subject=lead:crm/L-2", true)]
    [InlineData("memory://episodic?lead_id=L-2", true)]
    [InlineData("memory://episodic?lead_id=Ben+%3Cben%40person.example%3E", true)]
    [InlineData("kg://graph?subject=lead%3Acrm%2FL-22", false)]
    [InlineData("kg://graph?subject=lead%3Acrm%2Fl-2", false)]
    [InlineData("kg://graph?subject=lead%3Aother%2FL-2", false)]
    [InlineData("db://leads/L-22", false)]
    [InlineData("db://leads/L-2/timeline", false)]
    [InlineData("db://leads/l-2", false)]
    public void Should_know_whom_an_address_in_the_access_log_is_about(string target, bool isBen) =>
        Assert.Equal(isBen ? [Ben] : [], new NamedTargets(Everybody).PeopleOf(target));

    static IReadOnlyCollection<Person> Named(string text) => Everybody.NamedIn(Encoding.UTF8.GetBytes(text));

    static Person Of(string sourceSystem, string leadId, string address) => new()
    {
        Journeys = [MarketingIds.Journey(sourceSystem, leadId)], Names = [new PersonName(sourceSystem, leadId)], Addresses = [address],
        Conversations = leadId == "L-2" ? ["talk/two"] : [],
    };
}
