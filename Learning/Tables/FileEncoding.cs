using System.Text;

namespace MarketingBus.Learning.Tables;

/// <summary>How the text of a file is encoded. Exports of older programs are Windows-1252, of which Latin-1 is a part; bytes that are no UTF-8 give them away.</summary>
public static class FileEncoding
{
    const int WesternEurope = 1252;

    /// <summary>Null: Unicode, which of them its byte order mark says, else UTF-8.</summary>
    public static Encoding? Of(string path) => IsUnicode(path) ? null : CodePagesEncodingProvider.Instance.GetEncoding(WesternEurope);

    static bool IsUnicode(string path)
    {
        try
        {
            using var text = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            var buffer = new char[64 * 1024];
            while (text.ReadBlock(buffer) > 0)
                continue;

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
