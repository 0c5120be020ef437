using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Mcp.Host.Tools;
using ModelContextProtocol;
using Xunit;

namespace MarketingBus.Tests.Unit.Mcp;

public sealed class When_a_tool_is_described
{
    [Fact]
    public void Should_show_bounds_examples_and_what_is_taken_when_left_out()
    {
        var limit = ToolSchema.OfInput(typeof(Taken)).GetProperty("properties").GetProperty("limit");

        Assert.Equal(("integer", 1, 9), (limit.GetProperty("type").GetString(), limit.GetProperty("minimum").GetInt32(), limit.GetProperty("maximum").GetInt32()));
        Assert.Equal((5, 7), (limit.GetProperty("default").GetInt32(), limit.GetProperty("examples")[0].GetInt32()));
    }

    [Fact]
    public void Should_take_nothing_that_is_not_described()
    {
        var schema = ToolSchema.OfInput(typeof(Taken));

        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
        Assert.Equal(["name"], schema.GetProperty("required").EnumerateArray().Select(x => x.GetString()));
    }

    [Fact]
    public void Should_not_require_of_an_answer_what_may_be_left_out() =>
        Assert.Equal(["known"], ToolSchema.OfAnswer(typeof(Given)).GetProperty("required").EnumerateArray().Select(x => x.GetString()));

    [Fact]
    public void Should_read_what_is_in_order()
    {
        var taken = Read("""{"name": "  Ann ", "limit": 3, "agent": "manager"}""");

        Assert.Equal(("Ann", 3, AgentType.Manager), (taken.Name, taken.Limit, taken.Agent));
    }

    [Fact]
    public void Should_take_null_for_left_out() => Assert.Null(Read("""{"name": "Ann", "limit": null}""").Limit);

    [Fact]
    public void Should_say_all_that_is_wrong_at_once()
    {
        var refusal = Assert.Throws<McpException>(() => Read("""{"limit": 10, "agent": 1, "id": "x", "size": 1}""")).Message;

        Assert.Equal(
            "Some parameters are not valid. 'size' is not known here; known are name, limit, agent, id, since, day. 'name' is required. 'limit' is a whole number from 1 to 9. "
            + "'agent' is one of LeadTriage, Engagement, Optimizer, Manager. 'id' is a UUID, such as 0f8fad5b-d9cb-469f-a165-70867728950e.", refusal);
    }

    [Theory]
    [InlineData("\"\\ud83d\"")]
    [InlineData("\"\\u0000\"")]
    [InlineData("\"12345678901\"")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    public void Should_refuse_text_that_no_store_could_keep(string name) => Assert.Throws<McpException>(() => Read($$"""{"name": {{name}}}"""));

    [Theory]
    [InlineData("\"2026-05-01T01:03:19\"")]
    [InlineData("\"2026-05-01 01:03:19\"")]
    [InlineData("\"2026-05-01t01:03:19.000000000z\"")]
    [InlineData("\"2026-05-01T03:03:19+02\"")]
    [InlineData("1777597399")]
    public void Should_read_a_time_without_an_offset_as_utc_on_any_machine(string since) =>
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 1, 3, 19, TimeSpan.Zero), Read($$"""{"name": "Ann", "since": {{since}}}""").Since);

    [Theory]
    [InlineData("2026-05-01")]
    [InlineData("2026-05-01T00:00:00+09:00")]
    [InlineData("2026-05-01T23:59:59-08:00")]
    public void Should_read_the_day_that_is_written(string day) => Assert.Equal(new DateOnly(2026, 5, 1), Read($$"""{"name": "Ann", "day": "{{day}}"}""").Day);

    [Fact]
    public void Should_read_numbers_that_come_as_text() => Assert.Equal(3, Read("""{"name": "Ann", "limit": "3"}""").Limit);

    static Taken Read(string arguments) => ToolInput.Read<Taken>(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments)!);

    sealed record Taken
    {
        [StringLength(10, MinimumLength = 1)]
        public required string Name { get; init; }

        [Range(1, 9)]
        [DefaultValue(5)]
        [Example("7")]
        public int? Limit { get; init; }

        public AgentType? Agent { get; init; }

        public Guid? Id { get; init; }

        public DateTimeOffset? Since { get; init; }

        public DateOnly? Day { get; init; }
    }

    sealed record Given
    {
        public required string Known { get; init; }

        public required string? Unknown { get; init; }
    }
}
