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
    public string Of(string alias) => $"{functions.Array}({string.Join(", ", columns.Select(x => functions.Value($"{alias}.\"{x.Name}\"", x.IsBoolean)))})";

    /// <summary>A subquery: all rows for which the condition on the alias holds, as an array of arrays.</summary>
    public string AllOf(string alias, string condition) => $"(SELECT {functions.Group}({Of(alias)}) FROM {As(alias)} WHERE {condition})";

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
                column.Set(row, column.Reader.FromJson(ref reader));
        }

        reader.MoveNext();
        return row;
    }

    sealed class Column(IProperty property)
    {
        public string Name { get; } = property.GetColumnName();

        public Action<TEntity, object> Set { get; } = SetterOf(property.PropertyInfo ?? throw new InvalidOperationException($"{property.Name} cannot be set."));

        public bool IsBoolean { get; } = property.ClrType == typeof(bool) || property.ClrType == typeof(bool?);

        public JsonValueReaderWriter Reader { get; } = property.GetTypeMapping().JsonValueReaderWriter
            ?? throw new InvalidOperationException($"{property.Name} has no JSON form.");

        // Compiled: reflection would cost more than reading the value does.
        static Action<TEntity, object> SetterOf(PropertyInfo property)
        {
            var (row, value) = (Expression.Parameter(typeof(TEntity)), Expression.Parameter(typeof(object)));
            return Expression.Lambda<Action<TEntity, object>>(Expression.Assign(Expression.Property(row, property), Expression.Convert(value, property.PropertyType)), row, value).Compile();
        }
    }
}
