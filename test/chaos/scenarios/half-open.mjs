/**
 * A firewall forgets connections: nobody is told, and nothing arrives any more. At first only that of
 * LISTEN, so that announcements are lost; then all of a process.
 *
 * @type {import('./scenario.mjs').Scenario}
 */
export const halfOpen = {
  name: 'half-open',
  promise: 'Connections may go silent without being closed',
  world: { isProxied: true, workers: 3 },

  async disturb(world) {
    while (!world.isOver) {
      await world.rest(200, 1_000);
      const victim = world.anyWorker;
      const proxy = world.proxyOf(victim);
      const isOnlyListening = world.random.next() < 0.5;
      await world.disturb('cut', isOnlyListening ? undefined : victim, async () => {
        proxy.freeze(isOnlyListening ? 'listening' : 'all');
        await world.rest(3_000, 7_500);
        proxy.thaw();
      });
    }
  },
};
