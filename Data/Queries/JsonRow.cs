using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.Json;

namespace MarketingBus.Data.Queries;

/// <summary>
/// Rows that the database gives as JSON arrays, read by the model's own JSON readers. So the rows of several tables come with one SELECT: neither a round trip for each table nor the product that
/// a join of them would be.
/// </summary>
internal sealed class JsonRow<TEntity>
    where TEntity : class, new()
{
    readonly List<Column> columns;
    readonly string table;
    readonly JsonFunctions functions;

    /// <param name="model">Where the columns are known.</param>
    /// <param name="functions">What the database calls its functions.</param>
    /// <param name="wanted">The properties that are read, as an anonymous type's; all of them when left out.</param>
    public JsonRow(IModel model, JsonFunctions functions, Expression<Func<TEntity, object>>? wanted = null)
    {
        var entity = model.FindEntityType(typeof(TEntity)) ?? throw new InvalidOperationException($"{typeof(TEntity).Name} is no entity of this model.");
        var names = wanted?.GetMemberAccessList().Select(x => x.Name).ToHashSet();
        this.functions = functions;
        table = entity.GetSchema() is { } schema ? $"\"{schema}\".\"{entity.GetTableName()}\"" : $"\"{entity.GetTableName()}\"";
        columns = [.. entity.GetProperties().Where(x => !x.IsShadowProperty() && names?.Contains(x.Name) != false).Select(x => new Column(x))];
    }

    /// <summary>The table by that alias, for a FROM.</summary>
    public string As(string alias) => $"{table} {alias}";

    /// <summary>One row of the alias as an array.</summary>
    public string Of(string alias) => $"{functions.Array}({string.Join(", ", columns.Select(x => x.In(alias, functions)))})";

    /// <summary>A subquery: all rows for which the condition on the alias holds, as an array of arrays.</summary>
    public string AllOf(string alias, string condition) => $"(SELECT {functions.Group}({Of(alias)}) FROM {As(alias)} WHERE {condition})";

    /// <summary>The same of the last rows in the order of some columns.</summary>
    public string LastOf(string alias, string condition, IReadOnlyList<string> order, int limit)
    {
        var last = $"SELECT {Of(alias)} AS \"Row\" FROM {As(alias)} WHERE {condition} ORDER BY {string.Join(", ", order.Select(x => $"{x} DESC"))} LIMIT {limit}";
        return $"(SELECT {functions.Group}({functions.Json("t.\"Row\"")}) FROM ({last}) t)";
    }

    public TEntity? ReadOne(byte[]? json)
    {
        if (json is null)
            return null;

        var reader = new Utf8JsonReaderManager(new JsonReaderData(json), null);
        reader.MoveNext();
        return Read(ref reader);
    }

    public IReadOnlyList<TEntity> ReadAll(byte[]? json)
    {
        var rows = new List<TEntity>();
        if (json is null)
            return rows;

        var reader = new Utf8JsonReaderManager(new JsonReaderData(json), null);
        reader.MoveNext();
        while (reader.MoveNext() == JsonTokenType.StartArray)
            rows.Add(Read(ref reader));

        return rows;
    }

    TEntity Read(ref Utf8JsonReaderManager reader)
    {
        var row = new TEntity();
        foreach (var column in columns)
        {
            if (reader.MoveNext() != JsonTokenType.Null)
                column.Read(row, ref reader);
        }

        reader.MoveNext();
        return row;
    }

    sealed class Column
    {
        readonly string name;
        readonly Action<TEntity, object?> set;
        readonly JsonValueReaderWriter reader;
        readonly IJsonColumnConverter? json;
        readonly bool isBoolean, isTime;

        public Column(IProperty property)
        {
            name = property.GetColumnName();
            set = SetterOf(property.PropertyInfo ?? throw new InvalidOperationException($"{property.Name} cannot be set."));
            reader = property.GetTypeMapping().JsonValueReaderWriter ?? throw new InvalidOperationException($"{property.Name} has no JSON form.");
            json = property.GetValueConverter() as IJsonColumnConverter;
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            (isBoolean, isTime) = (type == typeof(bool), type == typeof(DateTimeOffset));
        }

        /// <summary>The column as an argument of the function that makes an array.</summary>
        public string In(string alias, JsonFunctions functions)
        {
            var column = $"{alias}.\"{name}\"";
            return json is not null ? functions.Json(column) : isBoolean ? functions.Boolean(column) : column;
        }

        public void Read(TEntity row, ref Utf8JsonReaderManager manager)
        {
            // EF's readers take twice the time for what the JSON reader can do by itself: a lead has twenty times and ten JSON columns.
            if (json is not null)
                set(row, json.Read(ref manager.CurrentReader));
            else if (isTime && manager.CurrentReader.TryGetDateTimeOffset(out var time))
                set(row, time.ToUniversalTime());
            else
                set(row, reader.FromJson(ref manager));
        }

        // Compiled: reflection would cost more than reading the value does.
        static Action<TEntity, object?> SetterOf(PropertyInfo property)
        {
            var (row, value) = (Expression.Parameter(typeof(TEntity)), Expression.Parameter(typeof(object)));
            return Expression.Lambda<Action<TEntity, object?>>(Expression.Assign(Expression.Property(row, property), Expression.Convert(value, property.PropertyType)), row, value).Compile();
        }
    }
}
