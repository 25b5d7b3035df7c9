import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/;

/**
 * A comment with the license of each package to which the modules belong.
 *
 * @param {readonly string[]} modules their paths
 */
export function licensesOf(modules) {
  const folders = new Set(modules.flatMap((path) => PACKAGE.exec(path)?.[0] ?? []));
  /** @type {Map<string, Set<string>>} */
  const byText = new Map();
  for (const folder of [...folders].sort()) {
    const { name, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((it) => /^licen[cs]e(\.|$)/i.test(basename(it)));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `License: ${license}`;
    byText.set(text, new Set([...(byText.get(text) ?? []), name]));
  }
  const parts = [...byText].map(
    ([text, names]) =>
      ` * Contains the package${names.size === 1 ? '' : 's'} ${[...names].join(', ')}:\n *\n${linesOf(text)}\n`,
  );
  return `/*!\n${parts.join(' *\n')} */`;
}

/** @param {string} text */
const linesOf = (text) =>
  text
    .split(/\r?\n/)
    .map((line) => ` * ${line}`.trimEnd())
    .join('\n');
