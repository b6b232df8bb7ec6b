// What a row of a comparison opens: the runs over each other in time and, of a trend, by percentile.

import { el, fill } from './dom.js';
import { Chart } from './chart.js';
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
  const root = el('div', {}, chart.root);
  overlaid(runs, { unit, metric, query: QUERIES[type] }).then(
    (series) => chart.show(series),
    (error) => fill(root, failed(error)),
  );
  return root;
}
