import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @param {string} program */
export function isOnPath(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && mayRun(join(folder, program)));
}

/** @param {string} file */
export function mayRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
