// The few figures that say the most about a run.

import { el, renew } from './dom.js';
import { aggregate, get } from './api.js';
import { format } from './units.js';

const PEAK_VUS = 'sum(max by (instance_id))';

export function tiles() {
  const root = el('section', { className: 'tiles', 'aria-label': 'Totals' });
  return {
    root,
    async update(run, metrics) {
      const names = new Set(metrics.map((metric) => metric.name));
      const [summary, vus] = await Promise.all([
        get(`/cloud/v5/test_runs/${run.id}/result_summary`),
        names.has('vus') ? aggregate(run.id, 'vus', PEAK_VUS) : [],
      ]);
      renew(root, figures(summary.http_metric_summary, vus[0]?.value).map(tile));
    },
  };
}

function figures(http, vus) {
  const peak = ['Peak VUs', 'count', vus];
  if (!http) {
    return [peak];
  }
  const failures = http.requests_count > 0 ? http.failures_count / http.requests_count : undefined;
  return [
    ['Requests', 'count', http.requests_count],
    ['Failed requests', 'percent', failures],
    ['Peak RPS', 'perSecond', http.rps_max],
    ['Average RPS', 'perSecond', http.rps_mean],
    ['Average duration', 'time', http.duration?.mean],
    ['p95 duration', 'time', http.duration?.p95],
    peak,
  ];
}

function tile([title, unit, value]) {
  return el('div', { className: 'tile' }, el('span', { className: 'tile-title' }, title), el('span', { className: 'tile-value', 'data-value': value ?? '' }, format(unit, value)));
}
