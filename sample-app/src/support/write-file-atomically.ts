import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';

/** Readers see the old file or the new one, never half of it, even if the process dies here. */
export async function writeFileAtomically(path: string, content: string | Buffer | Readable) {
  const unfinished = `${path}.${randomUUID()}.tmp`;

  await mkdir(dirname(path), { recursive: true });
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}
