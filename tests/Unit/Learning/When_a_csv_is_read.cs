using System.Text;
using MarketingBus.Learning.Tables;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_a_csv_is_read : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("marketingbus-csv-").FullName;

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public void Should_find_the_delimiter(string delimiter)
    {
        var table = Read($"a{delimiter}b{delimiter}c\n1{delimiter}x y{delimiter}3\n4{delimiter}z{delimiter}6\n");

        Assert.Equal(["a", "b", "c"], table.Columns.Select(x => x.Name));
        Assert.Equal<IEnumerable<string?>>(["x y", "z"], table.Columns[1].Values);
    }

    [Fact]
    public void Should_read_quotes_and_skip_the_byte_order_mark()
    {
        var table = Read("\"first\",second\n\"a, \"\"b\"\"\",\"two\nlines\"\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal("first", table.Columns[0].Name);
        Assert.Equal("a, \"b\"", table.Columns[0][0]);
        Assert.Equal("two\nlines", table.Columns[1][0]);
    }

    [Fact]
    public void Should_read_exports_of_older_programs()
    {
        var table = Read("Größe;Preis\nübergroß;3 €\n", CodePagesEncodingProvider.Instance.GetEncoding(1252));

        Assert.Equal("Größe", table.Columns[0].Name);
        Assert.Equal(("übergroß", "3 €"), (table.Columns[0][0], table.Columns[1][0]));
    }

    [Fact]
    public void Should_read_utf_16_with_its_mark() => Assert.Equal("Größe", Read("Größe;Preis\nübergroß;3 €\n", Encoding.Unicode).Columns[0].Name);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("NA")]
    [InlineData("n/a")]
    [InlineData("NULL")]
    [InlineData("Select")]
    public void Should_take_the_usual_spellings_for_unknown(string text)
    {
        var table = Read($"a,b\n{text},1\nknown,2\n");

        Assert.Equal<IEnumerable<string?>>([null, "known"], table.Columns[0].Values);
    }

    [Fact]
    public void Should_remove_copies_of_a_record_and_count_them()
    {
        var table = Read("lead_id,b\n1,2\n1,2\n2,3\n1,2\n");

        Assert.Equal((4, 2, 2, 0), (table.RowsRead, table.DuplicateRows, table.RowCount, table.EqualRows));
    }

    [Fact]
    public void Should_remove_copies_where_a_column_is_hardly_ever_the_same() =>
        Assert.Equal(1, Read($"who,b\n{string.Concat(Enumerable.Range(0, 40).Select(x => $"p{x},1\n"))}p7,1\n").DuplicateRows);

    [Theory]
    [InlineData("a,b")]
    [InlineData("campaign_id,b")]
    public void Should_keep_equal_rows_that_nothing_says_are_one(string header)
    {
        var table = Read($"{header}\n1,2\n1,2\n1,3\n1,2\n");

        Assert.Equal((4, 0, 4, 2), (table.RowsRead, table.DuplicateRows, table.RowCount, table.EqualRows));
        Assert.Equal(4, table.Hashes.Distinct().Count());
    }

    [Fact]
    public void Should_keep_the_side_of_an_equal_row_when_the_table_grows() =>
        Assert.Equal(Read("a,b\n1,2\n1,3\n1,2\n").Hashes, Read("a,b\n1,2\n1,3\n1,2\n1,2\n").Hashes.Take(3));

    [Theory]
    [InlineData("a;b\n1;x\n2;\"never closed\n3;y\n4;z\n", "Line 3")]
    [InlineData("a;b\n1;x\n2;\"inch\n3;y\n4;\"quoted\"\n5;z\n", "Line 3")]
    public void Should_refuse_a_quote_that_swallows_lines(string text, string line) =>
        Assert.Contains(line, Assert.Throws<TrainingDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Should_name_the_option_that_helps_where_quotes_are_text() =>
        Assert.Contains("--no-quotes", Assert.Throws<TrainingDataException>(() => Read("a\tb\n1\t\"never closed\n2\tx\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void Should_read_quotes_as_text_when_the_caller_says_so()
    {
        var table = Read("a\tb\n1\t\"never closed\n2\t5\" pipe\n3\t\"both\"\n", hasQuotes: false);

        Assert.Equal<IEnumerable<string?>>(["\"never closed", "5\" pipe", "\"both\""], table.Columns[1].Values);
        Assert.Equal(0, table.MisquotedRows);
    }

    [Theory]
    [InlineData("zip file", 0x50, 0x4B, 0x03, 0x04, 0x14, 0x00)]
    [InlineData("older Excels", 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1)]
    [InlineData("gzip", 0x1F, 0x8B, 0x08, 0x00)]
    public void Should_say_what_a_renamed_file_is(string what, params int[] start)
    {
        var path = Path.Combine(folder, "renamed.csv");
        File.WriteAllBytes(path, [.. start.Select(x => (byte)x), .. Enumerable.Range(0, 300).Select(x => (byte)x)]);

        var message = Assert.Throws<TrainingDataException>(() => CsvTable.Read([path])).Message;
        Assert.StartsWith("renamed.csv", message, StringComparison.Ordinal);
        Assert.Contains(what, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_refuse_a_record_without_end() =>
        Assert.Contains("cannot be read", Assert.Throws<TrainingDataException>(() => Read("a,b\n1,\"" + new string('x', 40 * 1024 * 1024))).Message, StringComparison.Ordinal);

    [Fact]
    public void Should_count_the_rows_that_it_had_to_mend()
    {
        var table = Read("a,b,c\n1,2,3\n4,5\n6,7\" pipe,8\n");

        Assert.Equal((3, 1, 1), (table.RowCount, table.ShortRows, table.MisquotedRows));
        Assert.Equal("7\" pipe", table.Columns[1][2]);
    }

    [Fact]
    public void Should_tolerate_an_empty_trailing_column()
    {
        var table = Read("a,b,\n1,2,\n3,4\n");

        Assert.Equal(["a", "b"], table.Columns.Select(x => x.Name));
        Assert.Equal((2, 0), (table.RowCount, table.ShortRows));
    }

    [Fact]
    public void Should_say_which_line_has_too_many_fields()
    {
        var failure = Assert.Throws<TrainingDataException>(() => Read("a,b\n1,2\n3,4,5\n"));

        Assert.Contains("Line 3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_refuse_a_file_that_is_not_there() =>
        Assert.Contains("no file", Assert.Throws<TrainingDataException>(() => CsvTable.Read([Path.Combine(folder, "none.csv")])).Message, StringComparison.Ordinal);

    [Fact]
    public void Should_refuse_an_empty_file() => Assert.Throws<TrainingDataException>(() => Read(""));

    [Fact]
    public void Should_name_the_columns_when_the_one_asked_for_is_missing()
    {
        var failure = Assert.Throws<TrainingDataException>(() => Read("a,b\n1,2\n").Get("c"));

        Assert.Contains("a, b", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    RawTable Read(string text, Encoding? encoding = null, bool hasQuotes = true)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return CsvTable.Read([path], hasQuotes: hasQuotes);
    }
}
