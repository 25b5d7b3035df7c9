/** @type {import('./scenario.mjs').Scenario} */
export const zombie = {
  name: 'zombie',
  promise: 'A server that was taken for dead and comes back changes nothing in the store',
  world: { workers: 3, lastsMs: 1_000 },

  async disturb(world) {
    while (!world.isOver) {
      await world.rest(100, 1_000);
      const victim = world.anyWorker;
      await world.disturb('pause', victim, async () => {
        victim.send('SIGSTOP');
        // Longer than the time after which the others give it up.
        await world.rest(4_000, 6_000);
        victim.send('SIGCONT');
      });
    }
  },
};
