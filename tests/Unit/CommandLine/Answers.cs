using System.Net;
using MarketingBus.Tests.Support.Hostile;
using Xunit;

namespace MarketingBus.Tests.Unit.CommandLine;

public sealed class When_an_answer_to_a_hostile_request_is_judged
{
    [Theory]
    [InlineData(500, "application/problem+json", """{"status":500,"title":"x"}""")]
    [InlineData(400, "application/problem+json", """{"status":400,"title":"Bad Request"}""")]
    [InlineData(400, "text/plain", "no")]
    [InlineData(404, null, "")]
    [InlineData(422, "application/problem+json", """{"status":400,"detail":"x"}""")]
    [InlineData(200, "application/json", "{")]
    public void Should_be_an_offence(int status, string? mediaType, string text) =>
        Assert.NotNull(AnswerRules.FaultOfHttp((HttpStatusCode)status, mediaType, text, isRpc: false));

    [Theory]
    [InlineData(400, "application/problem+json", """{"status":400,"errors":{"lead_id":["Is required."]}}""")]
    [InlineData(409, "application/problem+json", """{"status":409,"detail":"Used before."}""")]
    [InlineData(405, "application/problem+json", """{"status":405,"title":"Method Not Allowed"}""")]
    [InlineData(202, "application/json", "{}")]
    public void Should_be_in_order(int status, string mediaType, string text) =>
        Assert.Null(AnswerRules.FaultOfHttp((HttpStatusCode)status, mediaType, text, isRpc: false));

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":1,"error":{"code":-32600,"message":"m"}}""")]
    [InlineData("""{"jsonrpc":"2.0","result":1}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"m"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":""}}""")]
    [InlineData("[]")]
    public void Should_be_an_offence_of_json_rpc(string text) => Assert.NotNull(AnswerRules.FaultOfRpc(text));

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"m"}}""")]
    [InlineData("""[{"jsonrpc":"2.0","id":"a","result":{}}]""")]
    public void Should_be_json_rpc(string text) => Assert.Null(AnswerRules.FaultOfRpc(text));

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"resources/list"}""", false)]
    [InlineData("{", false)]
    [InlineData("[]", false)]
    [InlineData("""{"jsonrpc":"2.0","method":"resources/list"}""", true)]
    public void Should_be_missing_for_notifications_only(string message, bool mayBeSilent) =>
        Assert.Equal(mayBeSilent, AnswerRules.FaultOfSilence(System.Text.Encoding.UTF8.GetBytes(message)) is null);
}
