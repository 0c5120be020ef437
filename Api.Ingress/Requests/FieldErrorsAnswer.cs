using MarketingBus.Data.Ingress;

namespace MarketingBus.Api.Ingress.Requests;

internal static class FieldErrorsAnswer
{
    /// <summary>Ends the request with 400 when anything is wrong.</summary>
    public static void ThrowIfAny(this FieldErrors errors)
    {
        if (errors.Any)
            throw RequestProblem.Invalid(errors);
    }
}
