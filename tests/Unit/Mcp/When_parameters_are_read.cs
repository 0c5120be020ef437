using System.Text.Json;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Platform.Hosting;
using Xunit;

namespace MarketingBus.Tests.Unit.Mcp;

public sealed class When_parameters_are_read
{
    static readonly RpcSignature Signature = new("test", "name", "limit", "part");

    [Fact]
    public void Should_tell_everything_that_is_wrong_at_once()
    {
        var parameters = Of("""{"name": [1], "limit": 2000, "part": {"weight": "much", "other": 1}, "nmae": "x"}""");
        parameters.Text("name");
        parameters.Integer("limit", 10, 1, 1_000);
        parameters.Part("part").Number("weight", 0, 1);

        var errors = ErrorsOf(parameters);
        Assert.Equal(["limit", "name", "nmae", "part.other", "part.weight"], errors.Keys.Order());
        Assert.Equal(["'limit' is a whole number from 1 to 1000."], errors["limit"]);
        Assert.Equal(["'part.weight' is a number from 0 to 1."], errors["part.weight"]);
    }

    [Fact]
    public void Should_miss_what_is_required()
    {
        var parameters = Of("""{"name": null}""");
        parameters.Text("name");
        parameters.Part("part");

        Assert.Equal(["'name' is required."], ErrorsOf(parameters)["name"]);
        Assert.Equal(["'part' is required."], ErrorsOf(parameters)["part"]);
    }

    [Fact]
    public void Should_take_positional_ones_in_their_order()
    {
        var parameters = Of("""["Ann", 5]""");

        Assert.Equal("Ann", parameters.Text("name"));
        Assert.Equal(5, parameters.Integer("limit", 10, 1, 1_000));
    }

    [Fact]
    public void Should_refuse_more_positional_ones_than_there_are()
    {
        var refusal = Assert.Throws<RpcException>(() => Of("[1, 2, 3, 4]"));
        Assert.Equal(RpcErrorCodes.InvalidParams, refusal.Error.Code);
    }

    [Fact]
    public void Should_refuse_numbers_that_are_none()
    {
        var parameters = Of("""{"limit": 1e400}""");
        parameters.Number("limit", 0, double.MaxValue);

        Assert.Single(ErrorsOf(parameters)["limit"]);
    }

    [Theory]
    [InlineData("\"a\\u0000b\"", "'name' holds the control character U+0000.")]
    [InlineData("\"a\\nb\"", "'name' holds the control character U+000A.")]
    [InlineData("\"\\u200b\"", "'name' has 1 to 200 characters.")]
    [InlineData("1.5", "'name' is a string, not a number.")]
    [InlineData("true", "'name' is a string, not a boolean.")]
    public void Should_refuse_text_that_no_other_door_takes(string name, string sentence)
    {
        var parameters = Of($$"""{"name": {{name}}}""");
        parameters.Text("name");

        Assert.Equal([sentence], ErrorsOf(parameters)["name"]);
    }

    [Theory]
    [InlineData("\" Ann\\u00a0\"", "Ann")]
    [InlineData("\"Zoe\\u0308\\ufeff\"", "Zo\u00eb")]
    [InlineData("4711", "4711")]
    public void Should_read_text_as_every_other_door_does(string name, string expected) => Assert.Equal(expected, Of($$"""{"name": {{name}}}""").Text("name"));

    [Fact]
    public void Should_read_numbers_that_come_as_text()
    {
        var parameters = Of("""{"name": "0.5", "limit": "20"}""");

        Assert.Equal((0.5, 20), (parameters.Number("name", 0, 1), parameters.Integer("limit", 10, 1, 1_000)));
    }

    [Fact]
    public void Should_not_act_on_a_flag_that_is_a_text()
    {
        var parameters = Of("""{"part": "no"}""");
        parameters.Flag("part", true);

        Assert.Equal(["'part' is true or false."], ErrorsOf(parameters)["part"]);
    }

    [Theory]
    [InlineData("""{"a": {"b": ["\u0000"]}}""", "'part' holds the control character U+0000.")]
    [InlineData("""{"a\u0001": 1}""", "'part' holds the control character U+0001.")]
    public void Should_look_into_what_is_kept_as_it_came(string part, string sentence)
    {
        var parameters = Of($$"""{"part": {{part}}}""");
        parameters.Map("part");

        Assert.Equal([sentence], ErrorsOf(parameters)["part"]);
    }

    [Fact]
    public void Should_keep_arrays_and_objects_of_a_text_map_as_json_and_leave_out_the_unknown() =>
        Assert.Equal(
            new Dictionary<string, string> { ["a"] = """{"b":[1]}""", ["c"] = "1.50", ["d"] = "true" },
            Of("""{"part": {"a": {"b":[1]}, "c": 1.50, "d": true, "e": "n/a", "f": null}}""").TextMap("part"));

    static RpcParams Of(string text) => RpcParams.Of(JsonElement.Parse(text), Signature);

    static Dictionary<string, string[]> ErrorsOf(RpcParams parameters)
    {
        var refusal = Assert.Throws<RpcException>(parameters.Check);
        Assert.Equal(RpcErrorCodes.InvalidParams, refusal.Error.Code);
        return JsonSerializer.SerializeToElement(refusal.Error.Data, WireJson.Options).GetProperty("errors").Deserialize<Dictionary<string, string[]>>()!;
    }
}
