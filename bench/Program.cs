using MarketingBus.Bench;

return args switch
{
    ["learning", var folder] => await LearningCheck.RunAsync(folder),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("usage: ./dev bench learning DIR");
    return 2;
}
