// The service worker's part for reminders: show what came, and open its page when tapped.
// The server puts it behind the rest of the worker: its own names stay inside the braces.
{
  const read = (event) => {
    try {
      return event.data.json();
    } catch {
      // Whatever came, something has to be shown: a browser takes the permission away else.
      return {};
    }
  };

  /** An address of ours, whatever the message says. */
  const own = (address) => {
    const found = new URL(address ?? "/", self.location.origin);
    return found.origin === self.location.origin ? found.href : self.location.origin;
  };

  const showIt = ({ title, body, language, tag, address }) =>
    self.registration.showNotification(title ?? "…", {
      body: body ?? "",
      lang: language ?? "",
      // A later one takes the place of an earlier one that nobody has seen.
      tag: tag ?? "reminder",
      data: { address: own(address) },
    });

  const open = async (address) => {
    const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const there = windows.find((one) => one.url === address);
    // A page that somebody may be writing on is never led away from what it shows.
    return there ? there.focus() : self.clients.openWindow(address);
  };

  /** The browser has another address: tell the server, which knows it by the one before. */
  const renewed = async ({ oldSubscription, newSubscription }) => {
    // Some browsers do not say which it was; then the page of reminders shows that it is off.
    if (!oldSubscription) return;
    const { applicationServerKey } = oldSubscription.options;
    const wish = { userVisibleOnly: true, applicationServerKey };
    const now = newSubscription ?? (await self.registration.pushManager.subscribe(wish));
    const { csrf } = await (await fetch("/sync")).json();
    const { endpoint, keys } = now.toJSON();
    await fetch("/plan/reminders/device", {
      method: "POST",
      headers: { "X-CSRFToken": csrf },
      body: new URLSearchParams({ before: oldSubscription.endpoint, endpoint, ...keys }),
    });
  };

  self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renewed(event)));

  self.addEventListener("push", (event) => event.waitUntil(showIt(read(event))));

  self.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(open(event.notification.data?.address ?? own("/")));
  });
}
