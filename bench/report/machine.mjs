import { arch, cpus, platform, totalmem } from 'node:os';

export const machineOf = () => ({
  system: platform(),
  architecture: arch(),
  cpus: cpus().length,
  model: cpus()[0]?.model ?? 'unknown',
  memoryGb: Math.round(totalmem() / 1e9),
});
