using System.ComponentModel;
using System.Diagnostics;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Architecture;

public sealed class The_compose_file
{
    static readonly string Path = Repository.PathOf("docker-compose.yml");

    [Fact]
    public async Task Should_be_valid()
    {
        using var compose = Start();
        var complaint = await compose.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await compose.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(compose.ExitCode == 0, complaint);
    }

    [Fact]
    public void Should_publish_ports_on_this_machine_only()
    {
        var ports = File.ReadLines(Path).Select(x => x.Trim()).Where(x => x.StartsWith("- \"", StringComparison.Ordinal) && x.Contains(':', StringComparison.Ordinal)).ToList();

        Assert.True(ports.Count >= 11, $"only {ports.Count} published ports were found");
        Assert.All(ports, x => Assert.StartsWith("- \"127.0.0.1:", x, StringComparison.Ordinal));
    }

    static Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("docker-compose", ["-f", Path, "config", "-q"]) { RedirectStandardError = true })!;
        }
        catch (Win32Exception)
        {
            Servers.Absent("docker-compose is not installed; ./dev test installs it from Debian's packages.");
            throw;
        }
    }
}
