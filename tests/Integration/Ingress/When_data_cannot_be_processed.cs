using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

public sealed class When_data_cannot_be_processed(DataFolderWorld world) : IClassFixture<DataFolderWorld>
{
    const string Process = "/api/agents/data/process";

    [Theory]
    [InlineData("../secret.csv")]
    [InlineData("more/../../secret.csv")]
    [InlineData("./few.csv")]
    [InlineData("..")]
    [InlineData("/etc/passwd")]
    [InlineData("more//few.csv")]
    [InlineData("..\\secret.csv")]
    [InlineData("C:secret.csv")]
    [InlineData("link.csv")]
    [InlineData("up/secret.csv")]
    [InlineData("few\n.csv")]
    [InlineData("a\u0007.csv")]
    [InlineData("none.csv")]
    [InlineData("more")]
    [InlineData("STORE")]
    public async Task Should_refuse_a_name_that_is_no_file_of_the_folder(string name)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(name);
        foreach (var (field, body) in new[] { ("source", $$"""{"source":{{json}}}"""), ("outcomes", $$"""{"source":"few.csv","outcomes":{{json}}}""") })
        {
            var answer = await world.Http.SendJsonAsync(Process, body);

            Assert.True(answer.Status == 400 && answer.ErrorsOf(field).Length > 0, $"{answer.Status} {answer.Text}");
            Assert.DoesNotContain(world.Outside, answer.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{}", "source")]
    [InlineData("""{"source":"store"}""", "source")]
    [InlineData("""{"source":[]}""", "source")]
    [InlineData("""{"source":7}""", "source")]
    [InlineData("""{"source":"few.csv"}""", "source")]
    [InlineData("""{"source":"constant.csv"}""", "source")]
    [InlineData("""{"source":"empty.csv"}""", "source")]
    [InlineData("""{"source":"quote.csv"}""", "source")]
    [InlineData("""{"source":"bytes.csv"}""", "source")]
    [InlineData("""{"source":["few.csv","more/few.csv"]}""", "source")]
    [InlineData("""{"source":"one-class.csv"}""", "label")]
    [InlineData("""{"source":"few.csv","label":"won"}""", "label")]
    [InlineData("""{"source":"more/few.csv"}""", "label")]
    [InlineData("""{"source":"few.csv","label":"converted","outcomes":"few.csv"}""", "label")]
    [InlineData("""{"source":"few.csv","label":"converted","positive":"maybe"}""", "positive")]
    [InlineData("""{"source":"few.csv","outcomes":"few.csv","key":"email"}""", "key")]
    [InlineData("""{"source":"constant.csv","exclude":["colour"]}""", "exclude")]
    public async Task Should_say_what_to_change(string body, string field)
    {
        var answer = await world.Http.SendJsonAsync(Process, body);

        Assert.True(answer.Status == 400 && answer.ErrorsOf(field).Length > 0, $"{answer.Status} {answer.Text}");
    }

    [Fact]
    public async Task Should_learn_from_the_store_when_nothing_is_said()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Process);

        var answer = await world.Http.AnswerAsync(request);

        Assert.Equal(400, answer.Status);
        Assert.Contains("nothing to learn from yet", answer.ErrorsOf("source"), StringComparison.Ordinal);
    }
}
