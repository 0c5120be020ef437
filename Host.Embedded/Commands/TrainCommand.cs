using System.CommandLine;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using Spectre.Console;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>Learns which leads convert, from files or from what came back as events.</summary>
internal static class TrainCommand
{
    static readonly Dictionary<string, TimeOrder> Orders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["true"] = TimeOrder.OldestFirst, ["oldest-first"] = TimeOrder.OldestFirst, ["newest-first"] = TimeOrder.NewestFirst, ["false"] = TimeOrder.None,
    };

    static readonly Dictionary<string, ModelTarget> Targets = new(StringComparer.OrdinalIgnoreCase) { ["leads"] = ModelTarget.Leads, ["file"] = ModelTarget.File };

    public static Command Create(IReadOnlyList<string> settings)
    {
        var files = new Argument<string[]>("FILE") { Description = "CSV files with a header and the same columns.", Arity = ArgumentArity.ZeroOrMore };
        var store = new Option<bool>("--store") { Description = "Learn from the leads kept here and the conversions that came back." };
        var label = new Option<string?>("--label") { Description = "The column that says whether a lead converted; else found by its name.", HelpName = "COLUMN" };
        var positive = new Option<string?>("--positive") { Description = "The label's value that counts as yes; else guessed.", HelpName = "VALUE" };
        var outcomes = new Option<string?>("--outcomes") { Description = "A second file that lists what converted, instead of a label column.", HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = "The column that joins rows and outcomes.", HelpName = "COLUMN" };
        var time = new Option<string?>("--time") { Description = "The column, of dates or numbers, that orders the rows in time; else found by its name.", HelpName = "COLUMN" };
        var ordered = new Option<string?>("--ordered")
        {
            Description = "The rows are in order of time, and the newest judge: oldest-first (true) or newest-first; false: their order means nothing. Dates decide otherwise.",
            HelpName = "oldest-first|newest-first|false", Arity = ArgumentArity.ZeroOrOne,
        };
        var target = new Option<string?>("--for") { Description = "What the model is to score: leads, or file: only rows such as those of the file. Else the leads only where the columns are shown to be theirs.", HelpName = "leads|file" };
        var blankIsNo = new Option<bool>("--blank-is-no") { Description = "An empty label is a no; else such rows are left out." };
        var noQuotes = new Option<bool>("--no-quotes") { Description = "Quotes in the files are text like any other letter, and enclose nothing." };
        var group = new Option<string?>("--group") { Description = "Rows with the same value here belong together, such as those of one company.", HelpName = "COLUMN" };
        var balance = new Option<bool>("--balance") { Description = "Train as if both classes were equally frequent; probabilities are calibrated to the real frequencies." };
        var outcomeDays = new Option<double?>("--outcome-days") { Description = "With --store: days that each lead had to convert; younger ones are left out. 0: none is; else Learning:OutcomeWindow.", HelpName = "N" };
        var exclude = new Option<string[]>("--exclude") { Description = "A column that is not to be learned from. May be repeated.", HelpName = "COLUMN" };
        var keep = new Option<string[]>("--keep") { Description = "A column that is no leak although it looks like one. May be repeated.", HelpName = "COLUMN" };
        var database = CommonOptions.Database();
        var command = new Command("train", $"Learn which leads convert. Exit code {ExitCode.NoSignal}: nothing could be learned, and no model was promoted.")
        {
            files, store, target, label, positive, blankIsNo, outcomes, key, time, ordered, group, balance, outcomeDays, exclude, keep, noQuotes, database,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(store) == result.GetValue(files) is { Length: > 0 })
                result.AddError("train takes either files or --store.");
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(outcomeDays) is not (null or >= 0 and <= TrainingRequest.MostOutcomeDays))
                result.AddError($"--outcome-days is 0 to {TrainingRequest.MostOutcomeDays}.");
        });
        command.Validators.Add(result =>
        {
            if (result.GetResult(ordered) is { Tokens: [var token, ..] } && !Orders.ContainsKey(token.Value))
                result.AddError($"--ordered {token.Value}: write oldest-first, newest-first or false.");
            if (result.GetValue(target) is { } said && !Targets.ContainsKey(said))
                result.AddError($"--for {said}: write leads or file.");
            if (result.GetValue(store) && result.GetValue(target) is "file")
                result.AddError("--store learns from the leads, and what it makes is for them: leave --for out.");
        });
        command.SetAction((result, cancellationToken) => RunAsync(new TrainingRequest
        {
            Paths = result.GetValue(files) ?? [],
            FromStore = result.GetValue(store),
            LabelColumn = result.GetValue(label),
            PositiveValue = result.GetValue(positive),
            BlankIsNo = result.GetValue(blankIsNo),
            HasQuotes = !result.GetValue(noQuotes),
            OutcomesPath = result.GetValue(outcomes),
            KeyColumn = result.GetValue(key),
            TimeColumn = result.GetValue(time),
            Order = result.GetResult(ordered) is { } order ? Orders[order.Tokens is [var token, ..] ? token.Value : "true"] : null,
            Target = result.GetValue(target) is { } said ? Targets[said] : null,
            GroupColumn = result.GetValue(group),
            BalanceClasses = result.GetValue(balance),
            OutcomeWindow = result.GetValue(outcomeDays) is { } days ? TimeSpan.FromDays(days) : null,
            Exclude = result.GetValue(exclude) ?? [],
            Keep = result.GetValue(keep) ?? [],
        }, settings, result.GetValue(database), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(TrainingRequest request, IReadOnlyList<string> settings, string? database, CancellationToken cancellationToken)
    {
        foreach (var path in request.Paths.Append(request.OutcomesPath).OfType<string>().Where(path => !File.Exists(path)))
            throw new CommandFailedException($"{path} does not exist.");

        await using var host = await QuietHost.OpenAsync(settings, database, cancellationToken);
        var report = await TrainAsync(host.Services.GetRequiredService<TrainingPipeline>(), request, cancellationToken);
        Console.WriteLine(TrainingReportText.Of(report));
        if (report.Decision != "refused")
            return ExitCode.Done;

        await Console.Error.WriteLineAsync("No signal: no model is promoted, and the rules go on deciding.");
        return ExitCode.NoSignal;
    }

    static async Task<TrainingReport> TrainAsync(TrainingPipeline pipeline, TrainingRequest request, CancellationToken cancellationToken)
    {
        TrainingReport? report = null;
        try
        {
            await TerminalProgress.RunAsync(async progress =>
            {
                var bar = progress.AddTask("train");
                report = await pipeline.TrainAsync(request, new BarProgress(bar), cancellationToken);
            });
        }
        catch (TrainingDataException exception)
        {
            throw new CommandFailedException(exception.Message);
        }

        return report!;
    }

    sealed class BarProgress(ProgressTask bar) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            bar.Description = Markup.Escape(value.Stage);
            bar.Value = value.Fraction * 100;
        }
    }
}
