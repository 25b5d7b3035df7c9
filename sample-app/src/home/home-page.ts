import { page } from '../support/page.js';

const style = `
  .grid { margin-top: 28px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)); }
  .card { display: flex; flex-direction: column; gap: 10px; padding: 22px 24px; }
  .card form { display: grid; gap: 10px; margin-top: auto; }
  .card p { margin: 0; }
  input { font: inherit; width: 100%; padding: 0.5em 0.7em; color: var(--ink); background: var(--paper);
    border: 1px solid var(--line); border-radius: 8px; }
  label { display: grid; gap: 2px; font-size: 0.85rem; color: var(--muted); }
  button { justify-self: start; }
`;

export function homePage(): string {
  return page({
    title: 'nestjs-hangfire · sample app',
    style,
    body: `
  <h1>nestjs-hangfire, at work</h1>
  <p>Every button creates background jobs and answers at once with an id.
    The dashboard shows what becomes of them; programs ask <code>GET /jobs/:id</code>,
    <code>GET /batches/:id</code> and <a href="/stats"><code>GET /stats</code></a>.</p>
  <p><a class="button" href="/hangfire">Open the dashboard</a></p>
  <div class="grid">
    <section class="card">
      <h2>Welcome a customer</h2>
      <p>Writes a mail. An address that begins with <code>flaky+</code> is refused twice, so the job is retried;
        one with <code>gone+</code> fails for good.</p>
      <form method="post" action="/customers">
        <label>Name <input name="name" required value="Ada"></label>
        <label>Address <input name="address" type="email" required value="flaky+ada@example.com"></label>
        <button>Send the welcome mail</button>
      </form>
    </section>
    <section class="card">
      <h2>Remind a customer</h2>
      <p>A job for later: it stays Scheduled for three days.</p>
      <form method="post" action="/reminders">
        <label>Name <input name="name" required value="Ada"></label>
        <label>Address <input name="address" type="email" required value="ada@example.com"></label>
        <button>Schedule the reminder</button>
      </form>
    </section>
    <section class="card">
      <h2>Send the digest</h2>
      <p>A <a href="/hangfire/recurring">recurring job</a>: it runs every minute, and now if you like.
        Never twice at the same time, however many servers there are.</p>
      <form method="post" action="/digests"><button>Send the digest</button></form>
    </section>
    <section class="card">
      <h2>Send the newsletter</h2>
      <p>A batch of 200 mails, with a batch for each list in it. Some addresses are flaky: their jobs are
        <a href="/hangfire/retries">retried</a>. Five do not exist: they <a href="/hangfire/jobs/failed">fail</a>,
        and wait for you to requeue or delete them.</p>
      <form method="post" action="/newsletters"><button>Send 200 mails</button></form>
    </section>
    <section class="card">
      <h2>Draw the weather of Seattle</h2>
      <p>A <a href="/hangfire/batches">batch</a> of 48 jobs, one for each month from 2012 to 2015. The charts appear
        on <a href="/reports">the page of reports</a>. When all are drawn, a continuation of the batch writes that page.</p>
      <form method="post" action="/reports"><button>Draw 48 charts</button></form>
    </section>
    <section class="card">
      <h2>Place an order</h2>
      <p>A chain: reserve, charge, ship. The card 0000 is refused; then another job takes the reservation back.
        <code>GET /orders/:id</code> shows how far it came.</p>
      <form method="post" action="/orders">
        <label>Item <input name="item" required value="Umbrella"></label>
        <label>Card, last four digits <input name="card" required pattern="[0-9]{4}" value="0000"></label>
        <button>Order</button>
      </form>
    </section>
  </div>`,
  });
}
