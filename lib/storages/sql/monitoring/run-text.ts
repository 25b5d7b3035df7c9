/** As an entry of a run on a server ends in the stored history. */
export const runText = (serverId: string): string => `"data":${JSON.stringify({ serverId })}}`;
