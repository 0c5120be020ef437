using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Models;

namespace MarketingBus.Learning.Registry;

/// <summary>A model and its schema in one zip of two JSON files, so that neither is ever used without the other. It scores on any processor.</summary>
internal static class ModelArtefact
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static byte[] Pack(Ensemble ensemble, FeatureSchema schema)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var text = new StreamWriter(zip.CreateEntry("schema.json").Open()))
                text.Write(schema.ToJson());
            using (var model = zip.CreateEntry("ensemble.json").Open())
                JsonSerializer.Serialize(model, ensemble, Json);
        }

        return buffer.ToArray();
    }

    public static (Ensemble Ensemble, FeatureSchema Schema) Unpack(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var part = zip.GetEntry("ensemble.json") ?? throw new InvalidDataException("The model was kept by an older release, whose format is not read any more; train again.");
        using var text = new StreamReader(zip.GetEntry("schema.json")!.Open());
        using var model = part.Open();
        return (JsonSerializer.Deserialize<Ensemble>(model, Json)!, FeatureSchema.FromJson(text.ReadToEnd()));
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
