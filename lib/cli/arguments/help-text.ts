import type { OptionSpecs } from './option-specs.js';

/** A line for each option, with the help texts in a second column. */
export function optionHelp(specs: OptionSpecs): string {
  const rows = Object.entries(specs).map(([name, { short, value, help }]) => {
    const dashed = short === undefined ? `--${name}` : `-${short}, --${name}`;
    return [value === undefined ? dashed : `${dashed} ${value}`, help] as const;
  });
  const width = Math.max(...rows.map(([option]) => option.length));
  const indent = ' '.repeat(width + 4);
  return rows
    .map(([option, help]) => `  ${option.padEnd(width)}  ${help.replaceAll('\n', `\n${indent}`)}\n`)
    .join('');
}
