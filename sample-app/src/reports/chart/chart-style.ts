/** Follows the reader's choice of light or dark, also where the chart stands inside an `<img>`. */
export const chartStyle = `
    svg { color-scheme: light dark; font-family: system-ui, -apple-system, 'Segoe UI', sans-serif;
      --paper: #ffffff; --ink: #1a2330; --muted: #66727f; --grid: #e7ebef; --zero: #a9b4bf;
      --high: #d9480f; --low: #1971c2; --rain: #0b7285; }
    @media (prefers-color-scheme: dark) {
      svg { --paper: #1a2027; --ink: #e8edf2; --muted: #93a0ad; --grid: #2b333c; --zero: #5d6975;
        --high: #ff922b; --low: #4dabf7; --rain: #3bc9db; }
    }
    .paper { fill: var(--paper); }
    .title { fill: var(--ink); font-size: 24px; font-weight: 650; }
    .subtitle, .axis { fill: var(--muted); font-size: 15px; }
    .axis tspan { font-weight: 650; }
    .tick { fill: var(--muted); font-size: 13px; font-variant-numeric: tabular-nums; }
    .grid { stroke: var(--grid); }
    .zero { stroke: var(--zero); }
    .band { fill: url(#band); }
    .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
    .line.high { stroke: var(--high); }
    .line.low { stroke: var(--low); }
    .dot { stroke: var(--paper); stroke-width: 1.5; }
    .dot.high, .label.high, tspan.high { fill: var(--high); }
    .dot.low, .label.low, tspan.low { fill: var(--low); }
    .bar { stroke: var(--rain); stroke-width: 11; }
    .label.rain, tspan.rain { fill: var(--rain); }
    .label { font-size: 14px; font-weight: 650; paint-order: stroke; stroke: var(--paper);
      stroke-width: 3px; stroke-linejoin: round; }
    .warm { stop-color: var(--high); stop-opacity: 0.34; }
    .cold { stop-color: var(--low); stop-opacity: 0.34; }`;
