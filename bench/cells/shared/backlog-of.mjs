/** About how many jobs the system runs in this number of seconds. */
export const backlogOf = ({ runsPerSecond }, seconds) =>
  Math.max(20, Math.round(runsPerSecond * seconds));
