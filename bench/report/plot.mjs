import { OURS } from '../systems/index.mjs';
import { numberText } from './number-text.mjs';

/** The cells of the plot, in order; cells without figures are left out. */
const CELLS = {
  enqueue20: 'Enqueue, 20 awaiting callers',
  bulk: 'Enqueue in bulk, 1,000 a call',
  noop20: 'Run no-op jobs, one process',
};
const FIGURE = 'jobsPerSecond';

const WIDTH = 760;
const NAMES = 210;
const BARS = WIDTH - NAMES - 90;
const BAR = 14;
const ROW = 20;
const GROUP_HEAD = 34;
const MARGIN = 16;

const STYLE = `
    text { font: 12px system-ui, sans-serif; fill: #24292f; }
    .group { font-weight: 600; font-size: 13px; }
    .note { fill: #57606a; font-size: 11px; }
    .bar { fill: #b6bfc9; }
    .ours { fill: #0969da; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .note { fill: #9198a1; }
      .bar { fill: #545d68; }
      .ours { fill: #4493f8; }
    }`;

/** Horizontal bars, one group for each cell, each with its own scale. */
export function plot(results) {
  const groups = Object.entries(CELLS)
    .map(([cell, title]) => ({
      title,
      rows: Object.entries(results.medians[cell]?.[FIGURE] ?? {}),
    }))
    .filter(({ rows }) => rows.length > 0);

  let y = MARGIN;
  const body = groups.map((group) => {
    const drawn = drawGroup(group, y, results.systems);
    y += GROUP_HEAD + group.rows.length * ROW;
    return drawn;
  });
  const height = y + 2 * MARGIN + 4;
  const note = noteOf(results);

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description">
  <title id="title">Jobs a second, nestjs-hangfire and its peers</title>
  <desc id="description">${escaped(descriptionOf(groups))}</desc>
  <style>${STYLE}
  </style>
${body.join('\n')}
  <text class="note" x="${MARGIN}" y="${height - MARGIN}">${escaped(note)}</text>
</svg>
`;
}

function drawGroup({ title, rows }, top, systems) {
  const most = Math.max(...rows.map(([, value]) => value));
  const bars = rows.map(([system, value], index) => {
    const y = top + GROUP_HEAD + index * ROW;
    const width = Math.max(1, (value / most) * BARS).toFixed(1);
    const name = systems[system].title + (systems[system].isTuned ? ', tuned' : '');
    const kind = system === OURS ? 'ours' : 'bar';
    return `  <text x="${NAMES - 8}" y="${y + 11}" text-anchor="end">${escaped(name)}</text>
  <rect class="${kind}" x="${NAMES}" y="${y}" width="${width}" height="${BAR}" rx="2"/>
  <text x="${(NAMES + Number(width) + 6).toFixed(1)}" y="${y + 11}">${numberText(value)}</text>`;
  });
  return [
    `  <text class="group" x="${MARGIN}" y="${top + 20}">${escaped(title)}, jobs/s</text>`,
    ...bars,
  ].join('\n');
}

function noteOf({ rounds, machine, versions, postgres }) {
  const version = postgres.server_version.split(' ')[0];
  return `Medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'} on ${machine.cpus} CPUs; Node ${versions.node.slice(1)}, PostgreSQL ${version}. Each group has its own scale.`;
}

const descriptionOf = (groups) =>
  groups
    .map(({ title, rows }) => {
      const values = rows.map(([system, value]) => `${system} ${numberText(value)}`);
      return `${title}, jobs a second: ${values.join(', ')}.`;
    })
    .join(' ');

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
