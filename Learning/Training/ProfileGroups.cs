using MarketingBus.Learning.Tables;
using MathNet.Numerics.Statistics;

namespace MarketingBus.Learning.Training;

/// <summary>Numbers rows so that those of one profile, and only those, have one number.</summary>
internal static class ProfileGroups
{
    /// <param name="width">Of a number's standard deviation: two that are closer are one, or may be, or are not far from it; 0: only equal ones are.</param>
    public static int[] Of(IReadOnlyList<TypedColumn> columns, int rows, double width)
    {
        if (width == 0)
            return Numbered(Hashes(columns, rows, 0, 0));

        // Numbers on both sides of a line of the grid are together in a grid that is moved by half.
        return Joined(Numbered(Hashes(columns, rows, width, 0)), Numbered(Hashes(columns, rows, width, 0.5)));
    }

    /// <summary>Rows that either division puts together are together.</summary>
    public static int[] Joined(int[] left, int[] right)
    {
        var parents = Enumerable.Range(0, left.Length).ToArray();
        foreach (var groups in (int[][])[left, right])
        {
            var firsts = new Dictionary<int, int>();
            for (var row = 0; row < groups.Length; row++)
            {
                if (!firsts.TryAdd(groups[row], row))
                    parents[Root(row)] = Root(firsts[groups[row]]);
            }
        }

        return Numbered([.. Enumerable.Range(0, left.Length).Select(row => (ulong)Root(row))]);

        int Root(int row)
        {
            while (parents[row] != row)
                row = parents[row] = parents[parents[row]];

            return row;
        }
    }

    static ulong[] Hashes(IReadOnlyList<TypedColumn> columns, int rows, double width, double shift)
    {
        var hashes = new ulong[rows];
        foreach (var column in columns)
        {
            var codes = CodesOf(column, rows, width, shift);
            for (var row = 0; row < rows; row++)
                hashes[row] = Evaluation.RowHash.Salted((hashes[row] * 31) + (ulong)codes[row], 1);
        }

        return hashes;
    }

    static long[] CodesOf(TypedColumn column, int rows, double width, double shift)
    {
        if (column.Kind == ColumnKind.Categorical)
        {
            var places = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
            long[] folded = [.. column.Raw.Distinct.Select(x => places.TryGetValue(x, out var place) ? place : places[x] = places.Count + 1)];
            return [.. column.Raw.Codes.Select(code => code == RawColumn.Unknown ? 0 : folded[code])];
        }

        double[] numbers = [.. Enumerable.Range(0, rows).Select(column.NumberAt)];
        if (width == 0 || column.Kind == ColumnKind.Boolean)
            return [.. numbers.Select(BitConverter.DoubleToInt64Bits)];

        double[] known = [.. numbers.Where(double.IsFinite)];
        var step = width * (known.Length > 1 && known.StandardDeviation() is > 1e-12 and var deviation ? deviation : 1);
        return [.. numbers.Select(x => double.IsFinite(x) ? (long)Math.Floor(Math.Clamp((x / step) + shift, -1e15, 1e15)) : long.MinValue)];
    }

    static int[] Numbered(ulong[] hashes)
    {
        var numbers = new Dictionary<ulong, int>();
        return [.. hashes.Select(x => numbers.TryGetValue(x, out var number) ? number : numbers[x] = numbers.Count)];
    }
}
