// Runs before the first paint, so that a chosen theme does not flash; the pages take over from there.
try {
  const chosen = localStorage.getItem('hangfire.theme');
  if (chosen === '"light"' || chosen === '"dark"') {
    document.documentElement.dataset.theme = JSON.parse(chosen);
  }
} catch {
  // Without storage, the system decides.
}
