namespace MarketingBus.Tests.Support;

/// <summary>Compares what the product shows to the world with the file that a person approved.</summary>
public static class Approved
{
    /// <summary>Fails when they differ; what was seen is then beside the approved file, as `.received`, to be read and moved over it.</summary>
    public static void Matches(string approvedPath, string actual)
    {
        var expected = File.Exists(approvedPath) ? File.ReadAllText(approvedPath) : "";
        actual = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (expected.ReplaceLineEndings("\n") == actual)
            return;

        var receivedPath = $"{approvedPath}.received";
        File.WriteAllText(receivedPath, actual);
        throw new ApprovedFileException($"{approvedPath} is not what the product shows now; see {receivedPath}. First difference: {FirstDifference(expected, actual)}");
    }

    static string FirstDifference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            if (left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i))
                return $"line {i + 1}: approved '{left.ElementAtOrDefault(i)}', now '{right.ElementAtOrDefault(i)}'";
        }

        return "line endings";
    }
}

public sealed class ApprovedFileException(string message) : Exception(message);
