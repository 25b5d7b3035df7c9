/** @type {import('./scenario.mjs').Scenario} */
export const slowNetwork = {
  name: 'slow-network',
  promise: 'The way to the database may be slow, and sessions may be reset',
  world: { isProxied: true, ticks: true },

  async disturb(world) {
    const { random } = world;
    const proxies = () => [...world.workers, ...world.clients].map((one) => world.proxyOf(one));
    while (!world.isOver) {
      await world.disturb('outage', undefined, async () => {
        for (const proxy of proxies()) proxy.latencyMs = random.between(0, 60);
        await world.rest(100, 1_000);
        for (const proxy of proxies()) proxy.reset(() => random.next() < 0.3);
      });
    }
    for (const proxy of proxies()) proxy.latencyMs = 0;
  },
};
