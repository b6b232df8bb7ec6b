// A run's thresholds: value against limit, and when it was first crossed.

import { el, fill, renew, section } from './dom.js';
import { get } from './api.js';
import { empty } from './notices.js';
import { isOver, when } from './run-state.js';
import { format, unitOfMetric } from './units.js';

const TITLES = ['Metric', 'Threshold', 'Value', 'Result', 'First crossed'];

export function thresholds() {
  const part = section('Thresholds');
  const head = el('thead', {}, el('tr', {}, TITLES.map((title) => el('th', { scope: 'col', className: title === 'Value' ? 'number' : null }, title))));
  const body = el('tbody', {});
  const table = el('table', { 'aria-label': 'Thresholds' }, head, body);
  const scroll = el('div', { className: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Thresholds, scrollable' }, table);
  return {
    root: part.root,
    async update(run, metrics) {
      const { value } = await get(`/cloud/v5/test_runs/${run.id}/thresholds`);
      renew(body, value.map((threshold) => row(threshold, isOver(run), metrics)));
      if (value.length === 0) {
        fill(part.body, empty('The script declares no thresholds.'));
      } else if (scroll.parentNode !== part.body) {
        fill(part.body, scroll);
      }
    },
  };
}

function row(threshold, over, metrics) {
  const word = threshold.passed ? 'met' : 'not met';
  const unit = unitOf(threshold, metrics);
  const crossed = threshold.first_crossed
    ? [when(threshold.first_crossed), ` at ${format(unit, threshold.first_crossed_value)}`]
    : 'never';
  return el(
    'tr',
    {},
    el('td', {}, threshold.metric),
    el('td', {}, el('code', {}, threshold.expression)),
    el('td', { className: 'number' }, format(unit, threshold.value)),
    el('td', {}, el('span', { className: `badge ${threshold.passed ? 'passed' : 'failed'}` }, over ? word : `${word} so far`)),
    el('td', {}, crossed),
  );
}

/** Of a trend the value is in its unit; a rate's is a share, and a count's a number. */
function unitOf(threshold, metrics) {
  if (!/^\s*(avg|min|max|med|p\()/.test(threshold.expression)) {
    return 'number';
  }
  const name = threshold.metric.replace(/\{.*/s, '');
  return unitOfMetric(name, metrics.find((metric) => metric.name === name)?.contains);
}
