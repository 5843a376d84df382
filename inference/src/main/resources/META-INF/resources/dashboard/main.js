// Asks the service once a second for everything the page shows.

import { duration } from "./format.js";
import { say, showDecider, showDesk, showNotice, showStatus, showStreams } from "./strip.js";
import { showPages, showTables } from "./tables.js";
import { showLegend, showVenues } from "./venues.js";

const EVERY_MILLIS = 1000;
let lastAnswer = 0;
let latest = null;

function show(overview) {
  showStatus(overview.status);
  showDecider(overview.decider, overview.status.safety);
  showDesk(overview.desk);
  showStreams(overview.streams);
  showVenues(overview.venues, overview.decider.why);
  showTables(overview.decisions, overview.transfers);
  showPages(overview.pages);
  document.body.dataset.state = showNotice(overview.status);
}

async function poll() {
  try {
    const answer = await fetch("/api/v1/overview", { headers: { Accept: "application/json" } });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.detail ?? `the service answered ${answer.status}`);
    latest = body;
    lastAnswer = Date.now();
    show(latest);
  } catch (error) {
    document.body.dataset.state = "stale";
    const since = latest ? ` What you see is ${duration((Date.now() - lastAnswer) / 1000)} old.` : "";
    say(`The service does not answer (${error.message}); trying again every second.${since}`, "notice error");
  } finally {
    setTimeout(poll, EVERY_MILLIS);
  }
}

showLegend();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  showLegend();
  if (latest) show(latest);
});
poll();
