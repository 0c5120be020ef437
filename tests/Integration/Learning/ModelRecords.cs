using System.Security.Cryptography;
using System.Text.Json;
using MarketingBus.Data.Learning;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Support;

namespace MarketingBus.Tests.Integration.Learning;

/// <summary>Rows of the registry whose bytes are whole and no model: enough wherever nothing is scored.</summary>
internal static class ModelRecords
{
    static readonly byte[] Bytes = [1, 2, 3];

    public static ModelRecord Of(string version, string status = "candidate", string scope = "leads", int age = 0)
    {
        var report = SampleReport.Full(version);
        return new ModelRecord
        {
            Version = version, Status = status, Scope = scope, Message = "Made by a test.", Source = report.Source, TrainedAt = report.TrainedAt.AddDays(-age), Rows = report.TrainingRows + report.HeldOutRows,
            DataFrom = report.DataFrom, DataTo = report.DataTo, MetricsJson = JsonSerializer.Serialize(report, WireJson.Options),
            SchemaJson = """{"labelColumn":"converted","positiveValue":"1","baseRate":0.4,"features":[]}""",
            Artefact = status == "refused" ? [] : Bytes, Sha256 = Convert.ToHexStringLower(SHA256.HashData(status == "refused" ? [] : Bytes)),
        };
    }
}
