// The thresholds of several runs: what each came to, and whether it was met.

import { el, fill, section } from './dom.js';
import { get } from './api.js';
import { empty, loading } from './notices.js';
import { format, signed, unitOfMetric } from './units.js';

export function thresholds() {
  const part = section('Thresholds');
  return {
    root: part.root,
    body: part.body,
    async update(runs) {
      fill(part.body, loading());
      const answers = await Promise.all(runs.map((run) => get(`/cloud/v5/test_runs/${run.id}/thresholds`)));
      const rows = new Map();
      answers.forEach(({ value }, index) => {
        for (const threshold of value) {
          const key = JSON.stringify([threshold.metric, threshold.expression]);
          rows.set(key, rows.get(key) ?? []);
          rows.get(key)[index] = threshold;
        }
      });
      fill(part.body, rows.size === 0 ? empty('None of these runs declares thresholds.') : table(runs, [...rows.values()]));
    },
  };
}

function table(runs, rows) {
  const titles = ['Metric', 'Threshold', ...runs.map((run, index) => (index === 0 ? `Run ${run.id}, base` : `Run ${run.id}`))];
  const head = el('thead', {}, el('tr', {}, titles.map((title, index) => el('th', { scope: 'col', className: index > 1 ? 'number' : null }, title))));
  return el('div', { className: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Thresholds, scrollable' }, el('table', { 'aria-label': 'Thresholds' }, head, el('tbody', {}, rows.map((found) => row(runs, found)))));
}

function row(runs, found) {
  const { metric, expression } = found.find((threshold) => threshold);
  return el('tr', {}, el('td', {}, metric), el('td', {}, el('code', {}, expression)), runs.map((run, index) => cell(run, runs, found[index], found[0], index)));
}

function cell(run, runs, threshold, base, index) {
  if (!threshold) {
    return el('td', { className: 'number quiet' }, 'not declared');
  }
  const unit = unitOf(threshold, run);
  const change = index > 0 && base?.value !== null && base && threshold.value !== null ? threshold.value - base.value : undefined;
  const part = change !== undefined && base.value !== 0 ? ` (${signed('share', change / Math.abs(base.value))})` : '';
  return el(
    'td',
    { className: 'number' },
    el('span', { className: 'change' },
      el('span', { 'data-value': threshold.value ?? '' }, format(unit, threshold.value)),
      change !== undefined && el('span', { className: 'quiet' }, `${signed(unit, change)}${part}`),
      el('span', { className: `badge ${threshold.passed ? 'passed' : 'failed'}` }, threshold.passed ? 'met' : 'not met')),
  );
}

/** Of a trend the value is in its unit; a rate's is a share, and a count's a number. */
function unitOf({ metric, expression }, run) {
  const name = metric.replace(/\{.*/s, '');
  return /^\s*(avg|min|max|med|p\()/.test(expression) ? unitOfMetric(name, run.metrics.find((known) => known.name === name)?.contains) : 'number';
}
