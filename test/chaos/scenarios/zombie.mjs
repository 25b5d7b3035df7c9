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
        // Longer than twice its timeout: its connections stand, so the others take it for busy at first.
        await world.rest(5_500, 7_500);
        victim.send('SIGCONT');
      });
    }
  },
};
