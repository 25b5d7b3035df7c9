/** How many equal lines stay before and after a difference. */
const EDGE = 3;
const MAX_LINES = 60;
/** A line that only one of the two compared values has. */
const DIFFERENCE = /^[+-]/;

/** Shortens a comparison of two values: the differences stay, with a few equal lines around them. */
export function inShort(text: string): string {
  const lines = text.split('\n').reduce<Run[]>(addLine, []).flatMap(linesOf);
  const rest = lines.length - MAX_LINES;
  return [...lines.slice(0, MAX_LINES), ...(rest > 0 ? [moreLines(rest)] : [])].join('\n');
}

/** Neighbouring lines: all of them are differences, or none. */
interface Run {
  readonly isDifference: boolean;
  readonly lines: string[];
}

function addLine(runs: Run[], line: string): Run[] {
  const isDifference = DIFFERENCE.test(line);
  const last = runs.at(-1);
  if (last?.isDifference === isDifference) last.lines.push(line);
  else runs.push({ isDifference, lines: [line] });
  return runs;
}

function linesOf({ isDifference, lines }: Run): readonly string[] {
  const rest = lines.length - 2 * EDGE;
  if (isDifference || rest <= 1) return lines;
  return [...lines.slice(0, EDGE), moreLines(rest), ...lines.slice(-EDGE)];
}

const moreLines = (count: number): string => `  … ${count} more lines`;
