using MathNet.Numerics.LinearAlgebra;

namespace MarketingBus.Learning.Models;

/// <summary>
/// Logistic regression on a few columns, with weights of zero or more and an intercept of its own for each part of the rows. Parts are judged by models that learned from
/// others, at base rates that may differ: with one intercept for all, that difference would pass for what the scores know.
/// </summary>
internal sealed record StackedLogistic(double[] Weights, double[] Intercepts)
{
    const int MostSteps = 100;
    const double Tolerance = 1e-9;
    const double Ridge = 1e-8;

    /// <summary>Of the last part, which is the newest where rows are ordered.</summary>
    public double Intercept => Intercepts[^1];

    /// <param name="columns">Scores, by column and then by row.</param>
    /// <param name="labels">By row; towards their class's frequency by one row, so that the weights stay finite (Platt 1999).</param>
    /// <param name="parts">By row, from 0; null: all are one part.</param>
    /// <param name="prior">How many rows' worth the belief weighs that the columns are log-odds and their mean is right; 0: none is held.</param>
    public static StackedLogistic Fit(IReadOnlyList<double[]> columns, bool[] labels, int[]? parts, double prior)
    {
        var problem = new Problem(columns, labels, parts ?? new int[labels.Length], prior);
        var (point, loss) = (problem.Start, problem.Loss(problem.Start));
        for (var step = 0; step < MostSteps; step++)
        {
            var direction = problem.NewtonStep(point);
            var (next, nextLoss) = (point, loss);
            for (var size = 1.0; size > 1e-8 && nextLoss >= loss; size /= 2)
            {
                next = problem.Allowed(point - (size * direction));
                nextLoss = problem.Loss(next);
            }

            if (nextLoss > loss - (Tolerance * Math.Abs(loss)))
                break;

            (point, loss) = (next, nextLoss);
        }

        return new StackedLogistic([.. point.Take(columns.Count)], [.. point.Skip(columns.Count)]);
    }

    /// <summary>Projected Newton steps (Bertsekas 1982) on the penalised log-loss; the point is weights, then intercepts.</summary>
    sealed class Problem
    {
        readonly IReadOnlyList<double[]> columns;
        readonly int[] parts;
        readonly double[] targets;
        readonly double prior;
        readonly int size;

        public Problem(IReadOnlyList<double[]> columns, bool[] labels, int[] parts, double prior)
        {
            (this.columns, this.parts, this.prior) = (columns, parts, prior);
            size = columns.Count + parts.Max() + 1;
            var positives = labels.Count(x => x);
            var (high, low) = ((positives + 1.0) / (positives + 2), 1.0 / (labels.Length - positives + 2));
            targets = [.. labels.Select(x => x ? high : low)];
        }

        public Vector<double> Start => Vector<double>.Build.Dense(size, place => place < columns.Count && prior > 0 ? Belief : 0);

        // The mean of the columns.
        double Belief => 1.0 / columns.Count;

        public Vector<double> Allowed(Vector<double> point) => point.MapIndexed((place, x) => place < columns.Count ? Math.Max(0, x) : x, Zeros.Include);

        public double Loss(Vector<double> point)
        {
            double sum = 0;
            for (var row = 0; row < targets.Length; row++)
            {
                var logOdds = LogOdds(point, row);
                sum += Math.Max(logOdds, 0) - (targets[row] * logOdds) + Math.Log(1 + Math.Exp(-Math.Abs(logOdds)));
            }

            return sum + (point.Take(columns.Count).Sum(x => Math.Pow(x - Belief, 2)) * prior / 2);
        }

        public Vector<double> NewtonStep(Vector<double> point)
        {
            var gradient = Vector<double>.Build.Dense(size);
            var hessian = Matrix<double>.Build.DenseDiagonal(size, Ridge);
            for (var row = 0; row < targets.Length; row++)
            {
                var probability = Ensemble.ProbabilityOf(LogOdds(point, row));
                var (error, weight, intercept) = (probability - targets[row], probability * (1 - probability), columns.Count + parts[row]);
                gradient[intercept] += error;
                hessian[intercept, intercept] += weight;
                for (var i = 0; i < columns.Count; i++)
                {
                    var x = columns[i][row];
                    gradient[i] += error * x;
                    hessian[i, intercept] += weight * x;
                    hessian[intercept, i] += weight * x;
                    for (var j = 0; j < columns.Count; j++)
                        hessian[i, j] += weight * x * columns[j][row];
                }
            }

            for (var i = 0; i < columns.Count; i++)
            {
                gradient[i] += prior * (point[i] - Belief);
                hessian[i, i] += prior;
            }

            // A weight at zero that would go below it stays there, and the others move as if it were not.
            for (var i = 0; i < columns.Count; i++)
            {
                if (point[i] > 0 || gradient[i] <= 0)
                    continue;

                hessian.ClearRow(i);
                hessian.ClearColumn(i);
                (hessian[i, i], gradient[i]) = (1, 0);
            }

            return hessian.Solve(gradient);
        }

        double LogOdds(Vector<double> point, int row)
        {
            var sum = point[columns.Count + parts[row]];
            for (var i = 0; i < columns.Count; i++)
                sum += point[i] * columns[i][row];

            return sum;
        }
    }
}
