using MarketingBus.Api.Ingress;
using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

public sealed class When_data_cannot_be_processed : IAsyncLifetime
{
    const string Process = "/api/agents/data/process";

    readonly string outside = Directory.CreateTempSubdirectory("marketingbus-outside-").FullName;
    EmbeddedWorld world = null!;

    string Folder => Path.Combine(outside, "data");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "more"));
        var table = $"lead_id,source,converted\n{string.Join('\n', Enumerable.Range(0, 300).Select(x => $"L{x},Website,{x % 2}"))}\n";
        File.WriteAllText(Path.Combine(outside, "secret.csv"), table);
        File.WriteAllText(Path.Combine(Folder, "few.csv"), "lead_id,source,converted\nL1,Website,1\nL2,Website,0\n");
        File.WriteAllText(Path.Combine(Folder, "constant.csv"), table);
        File.WriteAllText(Path.Combine(Folder, "one-class.csv"), "lead_id,converted\nL1,1\nL2,1\n");
        File.WriteAllText(Path.Combine(Folder, "more", "few.csv"), "a,b\n1,2\n");
        File.WriteAllText(Path.Combine(Folder, "empty.csv"), "");
        File.WriteAllText(Path.Combine(Folder, "quote.csv"), "a,b\n\"1,2\n3,4\n");
        var bytes = new byte[4_000];
        new Random(3).NextBytes(bytes);
        File.WriteAllBytes(Path.Combine(Folder, "bytes.csv"), bytes);
        File.CreateSymbolicLink(Path.Combine(Folder, "link.csv"), Path.Combine(outside, "secret.csv"));
        Directory.CreateSymbolicLink(Path.Combine(Folder, "up"), outside);
        world = await EmbeddedWorld.StartAsync(
            [new DataModule(), new MemoryModule(), new LearningModule(), new IngressModule()], [$"Ingress:DataFolder={Folder}"]);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        Directory.Delete(outside, recursive: true);
    }

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
    [InlineData("few.csv\n")]
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
            Assert.DoesNotContain(outside, answer.Text, StringComparison.Ordinal);
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
    [InlineData("""{"source":"quote.csv"}""", "label")]
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
        Assert.Contains("store", answer.ErrorsOf("label") + answer.ErrorsOf("source"), StringComparison.Ordinal);
    }
}
