using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Identity;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Api.Ingress.Accepting;

/// <summary>Who was erased is refused at every door, with a reason that does not say who.</summary>
internal static class Erased
{
    /// <summary>The reason, as programs read it.</summary>
    public const string Reason = "erased";

    const string Message = "The person was erased; nothing more is taken or kept of them.";

    public static RequestProblem Problem() => RequestProblem.Gone(Message, Reason);

    public static Dictionary<string, string[]> Errors() => new() { [Reason] = [Message] };

    /// <exception cref="RequestProblem">Somebody who was erased is named.</exception>
    public static async Task RefuseAsync(this IErasedPeople erased, object said, CancellationToken cancellationToken)
    {
        if (await erased.AreNamedInAsync(said, cancellationToken))
            throw Problem();
    }
}
