const MINUTE = 60_000;
const PRELOAD = new URL('../processes/shift-clock.mjs', import.meta.url);

/** @param {number} ms */
const shiftedBy = (ms) => [`--import=${PRELOAD.href}?ms=${ms}`];

/** @type {import('./scenario.mjs').Scenario} */
export const clocksApart = {
  name: 'clocks-apart',
  promise: 'The clocks of processes may be minutes apart: the clock of the database decides',
  world: { workers: 1, ticks: true },

  async disturb(world) {
    let ahead = await world.addWorker({ nodeOptions: shiftedBy(7 * MINUTE) });
    await world.addWorker({ nodeOptions: shiftedBy(-7 * MINUTE) });
    while (!world.isOver) {
      await world.rest(1_000, 3_000);
      await world.kill(ahead);
      world.workers = world.workers.filter((one) => one !== ahead);
      ahead = await world.addWorker({ nodeOptions: shiftedBy(7 * MINUTE) });
    }
  },
};
