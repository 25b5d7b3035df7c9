import { runBenchmark } from './benchmark.mjs';
import { HELP, parseCommandLine } from './command-line.mjs';
import { UsageError } from './support/require-known.mjs';

try {
  const options = await parseCommandLine(process.argv.slice(2));
  if (options.help) console.log(HELP);
  else process.exitCode = (await runBenchmark(options)) ? 0 : 1;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
