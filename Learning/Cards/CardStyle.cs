namespace MarketingBus.Learning.Cards;

/// <summary>How a card looks. Plots take their colours from the same names.</summary>
internal static class CardStyle
{
    public const string Sheet =
        """
        :root { color-scheme: light dark; --ink: #1c2430; --soft: #5d6878; --line: #d8dde5; --paper: #ffffff; --shade: #f4f6f9; --main: #1f6feb; --other: #a4b0bf; --good: #1a7f4b; --bad: #b3261e; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e3e8ef; --soft: #9aa7b7; --line: #323b48; --paper: #12171e; --shade: #1a212b; --main: #6ea8fe; --other: #5b6878; --good: #57c98a; --bad: #ff8a80; } }
        @media print { :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --shade: #fff; --main: #0b4fb3; --other: #999; --good: #000; --bad: #000; } body { padding: 0; max-width: none; } figure, tr { break-inside: avoid; } h2, h3 { break-after: avoid; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 64rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
        h2 { font-size: 1.1rem; margin: 2.25rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
        h3 { font-size: .95rem; margin: 1.5rem 0 .25rem; }
        p { margin: .35rem 0; max-width: 46rem; }
        .soft, figcaption, caption { color: var(--soft); }
        .status { display: inline-block; padding: .05rem .6rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .8rem; font-weight: 600; vertical-align: .2rem; }
        .promoted { color: var(--good); } .refused { color: var(--bad); } .candidate, .retired { color: var(--soft); }
        dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .2rem 1.25rem; margin: .5rem 0; }
        dt { color: var(--soft); } dd { margin: 0; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .87rem; overflow-wrap: break-word; }
        th, td { padding: .28rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
        th { color: var(--soft); font-weight: 600; white-space: nowrap; }
        td.name { overflow-wrap: anywhere; }
        th.n, td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        th:first-child, td:first-child { padding-left: .3rem; } th:last-child, td:last-child { padding-right: .3rem; }
        td small { display: block; color: var(--soft); font-size: .78rem; }
        tr.main td { font-weight: 600; background: var(--shade); } tr.main small { font-weight: 400; }
        .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(23rem, 100%), 1fr)); gap: 1rem 2rem; margin: .75rem 0; }
        figure { margin: 0; } figcaption { font-size: .82rem; } svg { display: block; width: 100%; height: auto; }
        .bar { display: block; height: .7rem; margin-top: .35rem; min-width: 1px; background: var(--main); border-radius: 2px; print-color-adjust: exact; }
        td.bars { width: 45%; } .bar.loss { background: var(--other); }
        ul { margin: .35rem 0; padding-left: 1.2rem; } li { margin: .15rem 0; }
        code { font: .82rem ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
        """;
}
