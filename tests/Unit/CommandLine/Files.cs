using System.Text;
using MarketingBus.Host.Embedded.Replay;
using Xunit;

namespace MarketingBus.Tests.Unit.CommandLine;

public sealed class When_a_file_is_read : IDisposable
{
    readonly string path = Path.GetTempFileName();

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    [InlineData(",")]
    public void Should_find_the_delimiter(string delimiter)
    {
        File.WriteAllText(path, string.Join(delimiter, "lead_id", "source", "note") + "\n" + string.Join(delimiter, "1", "Web", "\"a, b; c\"") + "\n");
        using var file = CsvFile.Open(path);
        Assert.Equal(["lead_id", "source", "note"], file.Header);
        Assert.Equal(["1", "Web", "a, b; c"], Assert.Single(file.Rows()).Fields);
    }

    [Fact]
    public void Should_not_take_the_byte_order_mark_for_a_name()
    {
        File.WriteAllText(path, "lead_id,source\n1,Web\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        using var file = CsvFile.Open(path);
        Assert.Equal("lead_id", file.Header[0]);
    }

    [Fact]
    public void Should_read_old_exports_as_latin_1()
    {
        File.WriteAllText(path, "lead_id,name\n1,Jürgen\n", Encoding.Latin1);
        using var file = CsvFile.Open(path);
        Assert.Equal("Jürgen", Assert.Single(file.Rows()).Fields[1]);
    }

    [Fact]
    public void Should_number_rows_as_a_spreadsheet_does_and_name_the_broken_one()
    {
        File.WriteAllText(path, "lead_id,source\n1,Web\n2,Web,surplus\n3,\n");
        using var file = CsvFile.Open(path);
        var rows = file.Rows().ToList();
        Assert.Equal([2, 3, 4], rows.Select(x => x.Number));
        Assert.Equal("the row has 3 fields, the header 2", rows[1].Defect);
        Assert.Null(rows[2].Fields[1]);
    }

    public void Dispose() => File.Delete(path);
}
