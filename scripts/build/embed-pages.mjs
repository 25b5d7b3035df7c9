import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * Writes the built pages into the module from which the dashboard reads them.
 *
 * @param {string} pages the folder that Vite wrote them to
 * @param {string} dist
 */
export function embedPages(pages, dist) {
  const entries = readdirSync(pages, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const files = entries.map((file) => [relative(pages, file).split(sep).join('/'), textOf(file)]);

  writeFileSync(
    join(dist, 'dashboard/assets/built-pages.js'),
    `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const files = ${JSON.stringify(files, undefined, 2)};
exports.builtPages = () =>
  new Map(files.map(([path, [text, coding]]) => [path, Buffer.from(text, coding)]));
`,
  );
}

/**
 * @param {string} file
 * @returns {[text: string, coding: 'utf8' | 'base64']} with a coding that keeps every byte
 */
function textOf(file) {
  const content = readFileSync(file);
  const text = content.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(content);
  return isText ? [text, 'utf8'] : [content.toString('base64'), 'base64'];
}
