using MarketingBus.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Hosting;

/// <summary>Before anything else in a process, whatever is asked for: refuses what is called by a name that is not its own, and web pages from elsewhere that would act.</summary>
internal sealed class CallerCheck(CalledHost host, CallingPage page) : IStartupFilter
{
    const string WrongHost = "This process is not called by that name; names are allowed by Http:AllowedHosts.";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(CheckAsync);
        next(app);
    };

    async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (!host.IsKnown(context))
            await RefuseAsync(context, WrongHost);
        else if (MayAct(context.Request) && page.RefusalOf(context.Request) is { } refusal)
            await RefuseAsync(context, refusal);
        else
            await next(context);
    }

    /// <summary>What a page reads stays closed to it, since no answer says that it may; but a socket is open to whoever opened it.</summary>
    static bool MayAct(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) || request.Headers.Upgrade.Count > 0;

    static Task RefuseAsync(HttpContext context, string reason) => TypedResults.Problem(reason, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
}

internal static class CallerChecks
{
    public static void AddCallerCheck(this IServiceCollection services, IEnumerable<string> urls)
    {
        services.AddSingleton(provider => new CalledHost([.. ListeningUrls.HostsOf(urls), .. OptionsOf(provider).AllowedHosts]));
        services.AddSingleton(provider => new CallingPage(OptionsOf(provider).AllowedOrigins));
        services.AddSingleton<IStartupFilter, CallerCheck>();
    }

    static HttpOptions OptionsOf(IServiceProvider services) => services.GetRequiredService<IOptions<HttpOptions>>().Value;
}
