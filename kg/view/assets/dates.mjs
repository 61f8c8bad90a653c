// Dates as precise as the text allows: "2024", "2024-01", "2024-01-03". Days are counted from 1970.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September"].concat([
  "October",
  "November",
  "December",
]);

/** The first and last day of a date and its precision; null when it is not one. */
export function parseDate(text) {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text ?? "");
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((part) => (part ? Number(part) : 0));
  const precision = day ? "day" : month ? "month" : "year";
  const first = dayNumber(year, month || 1, day || 1);
  const after = day ? first + 1 : month ? dayNumber(year, month + 1, 1) : dayNumber(year + 1, 1, 1);
  return { first, last: after - 1, precision };
}

/** The number of a day; months beyond December run into the next year. */
export function dayNumber(year, month, day) {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year + date.getUTCFullYear() - 2000);
  return Math.round(date.getTime() / 864e5);
}

/** "3 January 2024", "January 2024", "2024". */
export function formatDate(text) {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text ?? "");
  if (!found) return text ?? "";
  const [, year, month, day] = found;
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** The ISO form of a day number. */
export function isoDay(day) {
  return new Date(day * 864e5).toISOString().slice(0, 10);
}

/** The bars of a histogram: one for each day, month or year from the first to the last of `dates`. */
export function histogram(dates, unit) {
  const known = dates.filter(Boolean);
  if (!known.length) return { unit: unit ?? "year", bars: [], spans: [] };
  const from = Math.min(...known.map((d) => d.first));
  const to = Math.max(...known.map((d) => d.last));
  const chosen = unit ?? (to - from <= 92 ? "day" : to - from <= 366 * 10 ? "month" : "year");
  const bars = [];
  for (let day = startOf(from, chosen); day <= to;) {
    const next = startOf(day + { day: 1, month: 31, year: 366 }[chosen], chosen);
    bars.push({
      first: day,
      last: next - 1,
      count: 0,
      label: formatDate(isoDay(day).slice(0, { day: 10, month: 7, year: 4 }[chosen])),
    });
    day = next;
  }
  const order = { day: 0, month: 1, year: 2 };
  const spans = []; // what is known less finely than the bars are wide
  for (const date of known) {
    const first = bars.findIndex((bar) => bar.last >= date.first);
    if (order[date.precision] <= order[chosen]) bars[first].count += 1;
    else {
      const last = bars.findLastIndex((bar) => bar.first <= date.last);
      const same = spans.find((span) => span.first === first && span.last === last);
      if (same) same.count += 1;
      else spans.push({ first, last, count: 1 });
    }
  }
  return { unit: chosen, bars, spans };
}

function startOf(day, unit) {
  const date = new Date(day * 864e5);
  if (unit === "day") return day;
  return dayNumber(date.getUTCFullYear(), unit === "month" ? date.getUTCMonth() + 1 : 1, 1);
}
