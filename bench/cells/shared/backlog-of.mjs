/** How many jobs the system runs in about so many seconds. */
export const backlogOf = ({ runsPerSecond }, seconds) =>
  Math.max(20, Math.round(runsPerSecond * seconds));
