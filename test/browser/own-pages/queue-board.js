/** @typedef {import('nestjs-hangfire/dashboard').DashboardPageClient} DashboardPageClient */

class QueueBoard extends HTMLElement {
  /** @type {DashboardPageClient | undefined} */
  #client;

  /** Set before the element is shown, and again when the reader changes the language or the theme. */
  set hangfire(/** @type {DashboardPageClient} */ client) {
    this.#client = client;
    if (this.isConnected) void this.#show(client);
  }

  connectedCallback() {
    if (this.#client) void this.#show(this.#client);
  }

  async #show(/** @type {DashboardPageClient} */ client) {
    /** @type {{ name: string, ready: { count: number }, pausedAt?: number }[]} */
    const queues = await client.get('queues');
    const rows = queues.map(({ name, ready, pausedAt }) => {
      const row = document.createElement('p');
      const link = document.createElement('a');
      link.href = client.href(`/jobs/enqueued?q=queue:${encodeURIComponent(name)}`);
      link.textContent = `${name}: ${new Intl.NumberFormat(client.language).format(ready.count)}`;
      row.append(link);

      if (client.user.permissions.includes('pause') && pausedAt === undefined) {
        const button = document.createElement('button');
        button.textContent = `Pause ${name}`;
        button.addEventListener('click', async () => {
          await client.send('PUT', `queues/${encodeURIComponent(name)}/pause`);
          client.navigate('/queues');
        });
        row.append(' ', button);
      }
      return row;
    });
    this.replaceChildren(...rows);
  }
}

customElements.define('acme-queue-board', QueueBoard);
