using System.Linq.Expressions;
using System.Reflection;

namespace MarketingBus.Tests.Unit.ModelCheck.Driving;

/// <summary>Copies instances and compares them property by property, as the change tracker does.</summary>
internal static class Instances<T>
    where T : class
{
    static readonly PropertyInfo[] Properties = [.. typeof(T).GetProperties().Where(x => x is { CanRead: true, CanWrite: true })];

    public static readonly Func<T, T> Copy = Copier();

    public static readonly Func<T, T, bool> Same = Comparer();

    static Func<T, T> Copier()
    {
        var source = Expression.Parameter(typeof(T));
        var copy = Expression.MemberInit(Expression.New(typeof(T)), Properties.Select(x => Expression.Bind(x, Expression.Property(source, x))));
        return Expression.Lambda<Func<T, T>>(copy, source).Compile();
    }

    static Func<T, T, bool> Comparer()
    {
        var (left, right) = (Expression.Parameter(typeof(T)), Expression.Parameter(typeof(T)));
        var same = Properties.Select(x => SameProperty(x, left, right)).Aggregate(Expression.AndAlso);
        return Expression.Lambda<Func<T, T, bool>>(same, left, right).Compile();
    }

    static BinaryExpression SameProperty(PropertyInfo property, ParameterExpression left, ParameterExpression right)
    {
        var (a, b) = (Expression.Property(left, property), Expression.Property(right, property));
        return property.PropertyType.IsValueType || property.PropertyType == typeof(string) ? Expression.Equal(a, b) : Expression.ReferenceEqual(a, b);
    }
}
