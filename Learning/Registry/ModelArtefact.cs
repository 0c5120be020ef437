using System.IO.Compression;
using System.Security.Cryptography;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Models;

namespace MarketingBus.Learning.Registry;

/// <summary>A model and its schema in one zip, so that neither is ever used without the other.</summary>
internal static class ModelArtefact
{
    public static byte[] Pack(Ensemble ensemble, FeatureSchema schema)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var text = new StreamWriter(zip.CreateEntry("schema.json").Open()))
                text.Write(schema.ToJson());

            // The trainer's own format seeks in its stream, a zip entry cannot.
            using var model = new MemoryStream();
            ensemble.Save(model);
            using var entry = zip.CreateEntry("model.zip", CompressionLevel.NoCompression).Open();
            model.WriteTo(entry);
        }

        return buffer.ToArray();
    }

    public static (Ensemble Ensemble, FeatureSchema Schema) Unpack(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        using var text = new StreamReader(zip.GetEntry("schema.json")!.Open());
        var schema = FeatureSchema.FromJson(text.ReadToEnd());
        using var model = new MemoryStream();
        using (var entry = zip.GetEntry("model.zip")!.Open())
            entry.CopyTo(model);

        model.Position = 0;
        return (Ensemble.Load(model, schema.Width), schema);
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
