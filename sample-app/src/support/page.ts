const style = `
  :root { color-scheme: light dark; --paper: #f4f6f8; --card: #ffffff; --ink: #1a2330;
    --muted: #5c6875; --line: #dde3e9; --accent: #1971c2; --on-accent: #ffffff; }
  @media (prefers-color-scheme: dark) {
    :root { --paper: #101418; --card: #1a2027; --ink: #e8edf2; --muted: #93a0ad;
      --line: #2b333c; --accent: #4dabf7; --on-accent: #0b1420; }
  }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--paper); color: var(--ink);
    font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; }
  main { max-width: 1360px; margin: 0 auto; padding: clamp(20px, 4vw, 56px); }
  h1 { margin: 0; font-size: clamp(1.6rem, 4vw, 2.2rem); letter-spacing: -0.02em; }
  h2 { margin: 0; font-size: 1.2rem; }
  p { margin: 0.5em 0; color: var(--muted); }
  a { color: var(--accent); }
  code { font: 0.9em ui-monospace, 'SF Mono', Menlo, monospace; }
  button, .button { font: inherit; font-weight: 600; padding: 0.5em 1.1em; border: 0; border-radius: 8px;
    background: var(--accent); color: var(--on-accent); cursor: pointer; }
  .button { display: inline-block; text-decoration: none; }
  .grid { display: grid; gap: 20px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 380px), 1fr)); }
  .card { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; }
`;

interface Page {
  readonly title: string;
  /** Rules that only this page needs. */
  readonly style?: string;
  /** Elements for the head. */
  readonly head?: string;
  readonly body: string;
}

/** A complete page without external files, light or dark as its reader has chosen. */
export function page({ title, style: ownStyle = '', head = '', body }: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="icon" href="data:,">
  <title>${title}</title>
  ${head}
  <style>${style}${ownStyle}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
