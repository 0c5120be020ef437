namespace MarketingBus.Learning.Tables;

/// <summary>The first bytes of files that are no text, whatever their names end with: a workbook that was renamed is still one.</summary>
internal static class FileSignature
{
    static readonly (byte[] Start, string Fault)[] Known =
    [
        ([0x50, 0x4B, 0x03, 0x04], "is a zip file, as Excel's and Numbers' workbooks are, and no CSV text (it begins with PK). Open it and save the sheet as CSV."),
        ([0xD0, 0xCF, 0x11, 0xE0], "is a workbook of older Excels, and no CSV text. Open it and save the sheet as CSV."),
        ([0x1F, 0x8B], "is compressed (gzip). Unpack it first."),
        ([0x25, 0x50, 0x44, 0x46, 0x2D], "is a PDF, and no CSV text."),
        ([0x50, 0x41, 0x52, 0x31, 0x15], "is a Parquet file, and no CSV text. Export it as CSV."),
        ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0x20, 0x66], "is an SQLite database, and no CSV text. Export the table as CSV."),
    ];

    /// <summary>The rest of the sentence that the file's name begins, or null; the stream stands at its start again.</summary>
    public static string? WhyNoText(Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        foreach (var (signature, fault) in Known)
        {
            if (start[..length].StartsWith(signature))
                return fault;
        }

        return null;
    }
}
