import { withoutUnused } from './without-unused.js';

/**
 * Pieces whose functions are made when a script first asks for them by `anyJobs()`: making them takes the server longer than
 * what most calls do. The last piece returns what the script may use of them.
 */
export const rarely = (pieces: readonly string[]): string => `
local makeTables = function()
${withoutUnused(pieces.join('\n'))}
end

local tables
local function anyJobs()
  tables = tables or makeTables()
  return tables
end
`;
