using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Orchestration;

namespace MarketingBus.Api.Ingress.Routes;

internal static class RouteText
{
    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder route, string name, string text, bool required = false) =>
        route.WithMetadata(new QueryValue(name, text, required));

    public static RouteHandlerBuilder WithPaging(this RouteHandlerBuilder route) =>
        route.WithQuery("limit", "Most rows, 1 to 500; 50 by default.").WithQuery("cursor", "The next_cursor of the page before.");

    public static RouteHandlerBuilder WithFilters(this RouteHandlerBuilder route) => route
        .WithQuery("state", $"The journey's state: {string.Join(", ", StateNames.OfJourneys)}.")
        .WithQuery("status", "Where the lead stands, such as CampaignQualified or Converted.")
        .WithQuery("category", "Campaign Qualified, Cold Lead or General Inquiry.")
        .WithQuery("source_system", "Only those of this system.")
        .WithPaging();

    public static RouteHandlerBuilder WithSourceSystem(this RouteHandlerBuilder route) =>
        route.WithQuery("source_system", "The system whose id it is; without it, where it was last seen.");

    /// <summary>A body that is read as JSON by the route itself.</summary>
    public static RouteHandlerBuilder WithBody<T>(this RouteHandlerBuilder route, bool optional = false)
        where T : notnull => route.Accepts<T>(optional, "application/json");
}
