using MarketingBus.Platform.Messaging;
using MassTransit;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Asks agents what they would say. A question is not an event: it goes to the bus directly, and nothing is kept of it.</summary>
internal sealed class AgentQuestions(IBus bus, AnswerClient answers, IOptions<ToolOptions> options)
{
    /// <param name="who">Who is asked, for the refusal when the answer does not come in time.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    public async Task<TAnswer> AskAsync<TQuestion, TAnswer>(string who, TQuestion question, CancellationToken cancellationToken)
        where TQuestion : class
        where TAnswer : class
    {
        using var pending = answers.Expect<TAnswer>();
        await bus.Publish<TQuestion>(question, context => pending.Ask(context), cancellationToken);
        return await pending.WaitAsync(options.Value.AnswerTimeout, cancellationToken) ?? throw ToolRefusal.TimedOut(who, options.Value.AnswerTimeout);
    }
}
