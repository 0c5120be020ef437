using System.Text;
using System.Text.Json;
using MarketingBus.Mcp.Host.Protocol;
using Xunit;

namespace MarketingBus.Tests.Unit.Mcp;

public sealed class When_a_message_is_read
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("""{"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz]""")]
    [InlineData("""[{"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"}, {"jsonrpc": "2.0", "method" ]""")]
    [InlineData("""{"jsonrpc": "2.0"} {}""")]
    [InlineData("""{"jsonrpc": "2.0",}""")]
    [InlineData("""{"\udfff": 1}""")]
    [InlineData("""{"id": 01}""")]
    [InlineData("{'id': 1}")]
    public void Should_find_a_parse_error(string text) => Assert.Equal(RpcErrorCodes.ParseError, ErrorOf(Encoding.UTF8.GetBytes(text))?.Code);

    [Theory]
    [InlineData(new byte[] { 0x22, 0xC3, 0x28, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xFF, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xED, 0xA0, 0x80, 0x22 })]
    public void Should_find_a_parse_error_in_what_is_not_utf8(byte[] text) => Assert.Equal(RpcErrorCodes.ParseError, ErrorOf(text)?.Code);

    [Theory]
    [InlineData("""{"id": 1, "id": 2}""")]
    [InlineData("""{"id": 1, "\u0069d": 2}""")]
    [InlineData("""[{"params": {"a": 1, "a": 1}}]""")]
    public void Should_refuse_a_name_that_comes_twice(string text) => Assert.Equal(RpcErrorCodes.InvalidRequest, ErrorOf(Encoding.UTF8.GetBytes(text))?.Code);

    [Theory]
    [InlineData(32, false)]
    [InlineData(33, true)]
    [InlineData(500_000, true)]
    public void Should_refuse_more_than_32_levels(int levels, bool refused)
    {
        var error = ErrorOf(Encoding.UTF8.GetBytes(new string('[', levels) + new string(']', levels)));
        Assert.Equal(refused ? RpcErrorCodes.InvalidRequest : null, error?.Code);
    }

    [Theory]
    [InlineData("1", null)]
    [InlineData("null", null)]
    [InlineData("\"x\"", null)]
    [InlineData("[]", null)]
    [InlineData("{}", null)]
    [InlineData("""{"method": "x"}""", null)]
    [InlineData("""{"jsonrpc": "2.0", "method": 1, "params": "bar"}""", null)]
    [InlineData("""{"jsonrpc": "1.0", "method": "x", "id": 7}""", "7")]
    [InlineData("""{"jsonrpc": 2.0, "method": "x", "id": "a"}""", "\"a\"")]
    [InlineData("""{"jsonrpc": "2.0", "id": 1.50}""", "1.50")]
    [InlineData("""{"jsonrpc": "2.0", "method": "x", "params": "bar", "id": 1}""", "1")]
    [InlineData("""{"jsonrpc": "2.0", "method": "x", "id": true}""", null)]
    [InlineData("""{"jsonrpc": "2.0", "method": "x", "id": {}}""", null)]
    [InlineData("""{"jsonrpc": "2.0", "method": "x", "id": [1]}""", null)]
    public void Should_refuse_what_is_no_request_and_keep_its_id(string text, string? id)
    {
        using var document = JsonDocument.Parse(text);
        var (request, error, found) = RpcRequest.Read(document.RootElement);

        Assert.Null(request);
        Assert.Equal(RpcErrorCodes.InvalidRequest, error?.Code);
        Assert.Equal(id, found?.GetRawText());
    }

    [Theory]
    [InlineData("""{"jsonrpc": "2.0", "method": "x", "params": {"a": ["\ud83d"]}, "id": 7}""", RpcErrorCodes.InvalidParams, "7")]
    [InlineData("""{"jsonrpc": "2.0", "method": "x", "params": ["\udfff"], "id": "a"}""", RpcErrorCodes.InvalidParams, "\"a\"")]
    [InlineData("""{"jsonrpc": "2.0", "method": "\ud800", "id": 7}""", RpcErrorCodes.InvalidRequest, "7")]
    [InlineData("""{"jsonrpc": "2.0", "method": "x", "id": "\ud800"}""", RpcErrorCodes.InvalidRequest, null)]
    public void Should_tell_which_request_holds_half_a_character(string text, int code, string? id)
    {
        var (document, error) = RpcMessage.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(error);

        using (document)
        {
            var (_, told, found) = RpcRequest.Read(document!.RootElement);
            Assert.Equal((code, id), (told!.Code, found?.GetRawText()));
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("1e400")]
    [InlineData("12345678901234567890123")]
    [InlineData("\"\\u0041\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public void Should_echo_the_id_as_it_was_written(string id)
    {
        using var document = JsonDocument.Parse($$"""{"jsonrpc": "2.0", "method": "x", "id": {{id}}}""");
        var (request, _, _) = RpcRequest.Read(document.RootElement);

        Assert.False(request!.IsNotification);
        Assert.EndsWith($"\"id\":{id}}}", Encoding.UTF8.GetString(RpcAnswer.Of(new { }, request.Id).Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"jsonrpc": "2.0", "method": "update", "params": [1,2,3,4,5]}""")]
    [InlineData("""{"jsonrpc": "2.0", "method": "foobar"}""")]
    [InlineData("""{"jsonrpc": "2.0", "method": "foobar", "params": null}""")]
    public void Should_see_a_notification_where_no_id_is(string text)
    {
        using var document = JsonDocument.Parse(text);
        Assert.True(RpcRequest.Read(document.RootElement).Request!.IsNotification);
    }

    static RpcError? ErrorOf(byte[] text)
    {
        var (document, error) = RpcMessage.Read(text);
        document?.Dispose();
        return error;
    }
}
