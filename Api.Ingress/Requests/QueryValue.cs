namespace MarketingBus.Api.Ingress.Requests;

/// <summary>A query value that a route reads on its own, for the OpenAPI document. A route without one takes no query.</summary>
internal sealed record QueryValue(string Name, string Text, bool IsRequired = false);
