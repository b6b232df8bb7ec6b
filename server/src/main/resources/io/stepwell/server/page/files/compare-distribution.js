// How the observations of a trend are spread in each run, over each other.

import { el, fill } from './dom.js';
import { get, quantilesPath } from './api.js';
import { Chart } from './chart.js';
import { lineOf } from './compare-overview.js';
import { empty, failed, loading } from './notices.js';
import { percentile } from './spectrum.js';
import { format } from './units.js';

const BULK = [0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9];
const TAIL = [0.93, 0.95, 0.97, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999];
const WRITTEN = [0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999];
const TOLD = [0.1, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];

/** Beyond that ratio a plain axis would show the greatest values alone. */
const WIDE = 20;

/** Quantiles of a selector's observations in each run, as a chart and as a table. */
export function distribution(runs, selector, unit) {
  const root = el('div', {}, loading('Comparing'));
  draw(root, runs, selector, unit).catch((error) => fill(root, failed(error)));
  return root;
}

async function draw(root, runs, selector, unit) {
  const quantiles = [...BULK, ...TAIL];
  const answers = await Promise.all(runs.map((run) => get(quantilesPath(run.id, selector, { quantiles: `[${quantiles.join(',')}]` }))));
  const found = answers.map(({ data }) => data.result[0]);
  const values = found.map((one) => known(one));
  const all = values.flat().map(([, value]) => value);
  if (all.length === 0) {
    fill(root, empty('None of these runs has such samples.'));
    return;
  }
  const log = Math.min(...all) > 0 && Math.max(...all) / Math.min(...all) > WIDE;
  const splits = WRITTEN.filter((quantile) => values.some((one) => one.some(([at]) => at === quantile)));
  const across = {
    label: 'percentile',
    splits: () => splits.map(place),
    text: (at) => percentile(Number((1 / (1 + 10 ** -at)).toPrecision(5))),
  };
  const chart = new Chart(`Percentiles of ${selector} in each run`, { x: across, log, height: 260 });
  fill(root, chart.root, table(runs, values, unit));
  chart.show(runs.map((run, index) => ({ ...lineOf(run, index), unit, values: values[index].map(([quantile, value]) => [place(quantile), value]) })));
}

/** The quantiles that so many observations tell of: at least one lies on either side. */
function known(found) {
  return found ? found.values.filter(([quantile]) => Math.min(quantile, 1 - quantile) * found.count >= 1) : [];
}

/** Both tails get room. */
function place(quantile) {
  return Math.log10(quantile / (1 - quantile));
}

function table(runs, values, unit) {
  const head = el('tr', {}, el('th', { scope: 'col' }, 'Run'), TOLD.map((quantile) => el('th', { scope: 'col', className: 'number' }, percentile(quantile))));
  const rows = runs.map((run, index) => {
    const byQuantile = new Map(values[index]);
    return el('tr', {}, el('th', { scope: 'row' }, lineOf(run, index).label), TOLD.map((quantile) => el('td', { className: 'number', 'data-value': byQuantile.get(quantile) ?? '' }, format(unit, byQuantile.get(quantile)))));
  });
  const drawn = el('table', { 'aria-label': 'Percentiles of each run' }, el('thead', {}, head), el('tbody', {}, rows));
  return el('div', { className: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Percentiles of each run, scrollable' }, drawn);
}
