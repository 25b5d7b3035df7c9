import { loadCell } from '../cells/index.mjs';
import { loadSystem } from '../systems/index.mjs';
import { serve } from './serve.mjs';

serve({
  /** Runs one cell of one system, in a process that has done nothing before. */
  async measure({ cellName, systemName, place, sizes }) {
    const cell = await loadCell(cellName);
    const name = cell.application ?? systemName;
    const system = await loadSystem(name);
    const { details, ...figures } = await cell.run({ systemName: name, system, place, sizes });
    return { figures, details };
  },
});
