namespace MarketingBus.Api.Ingress.Requests;

/// <summary>On a route that answers a page for people, whose callers need not be able to read JSON.</summary>
internal sealed class AnswersInHtml
{
    public const string MediaType = "text/html";
}
