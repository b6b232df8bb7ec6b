// What a row of a comparison opens: the runs over each other in time and, of a trend, by percentile.

import { el } from './dom.js';
import { Chart } from './chart.js';
import { distribution } from './compare-distribution.js';
import { overlaid } from './compare-overview.js';
import { failed } from './notices.js';

const QUERIES = {
  counter: 'rate',
  gauge: 'avg',
  rate: 'ratio',
  trend: 'histogram_quantile(0.95)',
};

export function detail(runs, metric, type, unit) {
  const chart = new Chart(`${metric} of each run over time since its start`, { relative: true, height: 220 });
  const root = el('div', {}, chart.root, type === 'trend' && distribution(runs, metric, unit));
  overlaid(runs, { unit, metric, query: QUERIES[type] }).then(
    (series) => chart.show(series),
    (error) => chart.root.replaceChildren(failed(error)),
  );
  return { root };
}
