// How times and amounts read. All times are UTC.

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 });

export const usd = (value) => (value === null || value === undefined ? "–" : whole.format(value));
export const usdCompact = (value) => compact.format(value);
export const exact = (decimal) => cents.format(Number(decimal));
export const percent = (ratio, digits = 0) => (ratio === null || ratio === undefined ? "–" : `${(100 * ratio).toFixed(digits)} %`);
export const rate = (value) => (value === null ? "–" : value === 0 ? "0" : value < 0.001 ? "< 0.001" : value.toFixed(3));

export function time(stamp) {
  return stamp ? `${stamp.slice(0, 10)} ${stamp.slice(11, 16)}` : "–";
}

export function shortTime(stamp) {
  return stamp ? `${stamp.slice(5, 10)} ${stamp.slice(11, 16)}` : "–";
}

export function duration(seconds) {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172800) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86400)} days`;
}

/** An element with attributes, text and children; strings become text, never markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}
