namespace MarketingBus.Workers.Engagement.Decisions;

/// <summary>User agents of programs that open and click by themselves.</summary>
internal static class KnownScanners
{
    const string Phone = "CUBOT";

    // Not "bot" alone, which is part of many words, and not the image proxies of Gmail and Yahoo, which load a picture when a person opens the message.
    public static IReadOnlyList<string> UserAgents =>
    [
        // Apple's mail privacy loads every picture on arrival and says no more than this.
        "=Mozilla/5.0",
        "bot/", "bot-", "like TwitterBot", "crawler", "spider", "facebookexternalhit", "UriPreview", "bingpreview",
        "Headless", "PhantomJS", "curl/", "Wget/", "python-", "Go-http-client", "Java/", "libwww", "Apache-HttpClient",
        "Barracuda", "Mimecast", "Proofpoint", "Existence Discovery", "Protocol Discovery",
    ];

    /// <summary>The user agent without the maker of phones that is named like a robot, as in "Build/CUBOT/NOTE_20" and "CUBOT-X19".</summary>
    public static string WithoutPhones(string userAgent) => userAgent.Replace(Phone, "", StringComparison.OrdinalIgnoreCase);
}
