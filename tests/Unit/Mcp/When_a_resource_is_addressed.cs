using MarketingBus.Mcp.Host;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Mcp.Host.Resources;
using Microsoft.Extensions.Options;
using Xunit;

namespace MarketingBus.Tests.Unit.Mcp;

public sealed class When_a_resource_is_addressed
{
    [Theory]
    [InlineData("db://leads", "db", "leads", null)]
    [InlineData("db://leads/", "db", "leads", null)]
    [InlineData("DB://Leads/L%2F1", "db", "leads", "L/1")]
    [InlineData("memory://short_term/a b?limit=5", "memory", "short_term", "a b")]
    public void Should_be_taken_apart(string text, string scheme, string kind, string? id)
    {
        var uri = ResourceUri.Parse(text)!;
        Assert.Equal((scheme, kind, id), (uri.Scheme, uri.Kind, uri.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("db")]
    [InlineData("db://")]
    [InlineData("db:///x")]
    public void Should_be_refused_when_it_is_none(string text) => Assert.Null(ResourceUri.Parse(text));

    [Fact]
    public void Should_keep_its_query() => Assert.Equal("a b&c", ResourceUri.Parse("kg://graph?limit=5&subject=a+b%26c")!["subject"]);

    [Theory]
    [InlineData("ann", "db://leads/L-1", true)]
    [InlineData("ann", "DB://leads", true)]
    [InlineData("ann", "memory://episodic", false)]
    [InlineData("bob", "kg://graph", true)]
    [InlineData("bob", "db://leads", false)]
    public void Should_be_allowed_by_the_actors_own_list_or_by_that_of_anonymous(string actor, string uri, bool allowed)
    {
        var options = new JsonRpcOptions { Actors = { ["ann"] = ["db://leads"], [JsonRpcOptions.Anonymous] = ["kg://"] } };
        var caller = new RpcCaller(Options.Create(options)) { Actor = actor };

        var refusal = Record.Exception(() => caller.Demand(uri)) as RpcException;
        Assert.Equal(allowed ? null : RpcErrorCodes.Refused, refusal?.Error.Code);
        Assert.Equal(uri, caller.Target);
    }
}
