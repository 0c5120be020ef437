using MarketingBus.Contracts;
using Xunit;

namespace MarketingBus.Tests.Unit.Engagement;

public sealed class When_templates_are_replaced : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("marketingbus-templates-").FullName;

    [Fact]
    public void Should_use_the_file_of_the_folder_and_ours_for_the_rest()
    {
        Write("sms/welcome.liquid", "Ahoy {{ lead.name }}!");

        var writer = Given.Writer(folder);

        Assert.Equal("Ahoy Ada!", writer.Write(Given.Lead with { Name = "Ada" }, EngagementType.Welcome, Channel.Sms));
        Assert.StartsWith("Hi Ada", writer.Write(Given.Lead with { Name = "Ada" }, EngagementType.FollowUp, Channel.Sms), StringComparison.Ordinal);
    }

    [Fact]
    public void Should_name_a_file_that_is_not_liquid()
    {
        Write("call/welcome.liquid", "{% if lead.name %} never closed");

        Assert.Contains("call/welcome.liquid", Assert.Throws<InvalidOperationException>(() => Given.Writer(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_name_a_file_that_says_nothing()
    {
        Write("ads/follow_up.liquid", "{% if lead.name %}Hello{% endif %}");

        Assert.Contains("ads/follow_up.liquid",
            Assert.Throws<InvalidOperationException>(() => Given.Writer(folder).Check()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
