using System.Collections.Concurrent;
using System.Reflection;
using MarketingBus.Platform.Persistence.Rows;
using Npgsql;

namespace MarketingBus.Platform.Persistence.PostgreSql;

/// <summary>One column of many rows, as an array parameter.</summary>
internal static class ColumnArray
{
    static readonly ConcurrentDictionary<Type, Func<IReadOnlyList<object?>, NpgsqlParameter>> Makers = [];

    public static NpgsqlParameter Of(Column column, IReadOnlyList<object?> values)
    {
        var parameter = Makers.GetOrAdd(column.ProviderType, MakerOf)(values);
        parameter.DataTypeName = $"{column.StoreType}[]";
        return parameter;
    }

    static Func<IReadOnlyList<object?>, NpgsqlParameter> MakerOf(Type type) =>
        typeof(ColumnArray).GetMethod(type.IsValueType ? nameof(OfValues) : nameof(OfObjects), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type).CreateDelegate<Func<IReadOnlyList<object?>, NpgsqlParameter>>();

    static NpgsqlParameter OfValues<T>(IReadOnlyList<object?> values)
        where T : struct
    {
        // An array of what cannot be null is cheaper to write, and most columns have no nulls.
        if (values.Contains(null))
            return new NpgsqlParameter<T?[]> { TypedValue = [.. values.Select(x => (T?)x)] };

        var array = new T[values.Count];
        for (var index = 0; index < array.Length; index++)
            array[index] = (T)values[index]!;

        return new NpgsqlParameter<T[]> { TypedValue = array };
    }

    static NpgsqlParameter<T?[]> OfObjects<T>(IReadOnlyList<object?> values)
        where T : class
    {
        var array = new T?[values.Count];
        for (var index = 0; index < array.Length; index++)
            array[index] = (T?)values[index];

        return new NpgsqlParameter<T?[]> { TypedValue = array };
    }
}
