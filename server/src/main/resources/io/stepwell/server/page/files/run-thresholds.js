// A run's thresholds: value against limit, and when it was first crossed.

import { el, fill, section } from './dom.js';
import { get } from './api.js';
import { empty } from './notices.js';
import { isOver, when } from './run-state.js';
import { format, unitOfMetric } from './units.js';

export function thresholds() {
  const part = section('Thresholds');
  return {
    root: part.root,
    async update(run) {
      const { value } = await get(`/cloud/v5/test_runs/${run.id}/thresholds`);
      fill(part.body, value.length === 0 ? empty('The script declares no thresholds.') : table(value, isOver(run)));
    },
  };
}

function table(thresholds, over) {
  const titles = ['Metric', 'Threshold', 'Value', 'Result', 'First crossed'];
  const head = el('thead', {}, el('tr', {}, titles.map((title) => el('th', { scope: 'col' }, title))));
  const rows = thresholds.map((threshold) => row(threshold, over));
  return el('div', { className: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Thresholds, scrollable' }, el('table', {}, head, el('tbody', {}, rows)));
}

function row(threshold, over) {
  const word = threshold.passed ? 'met' : 'not met';
  const crossed = threshold.first_crossed
    ? [when(threshold.first_crossed), ` at ${shown(threshold, threshold.first_crossed_value)}`]
    : 'never';
  return el(
    'tr',
    {},
    el('td', {}, threshold.metric),
    el('td', {}, el('code', {}, threshold.expression)),
    el('td', { className: 'number' }, shown(threshold, threshold.value)),
    el('td', {}, el('span', { className: `badge ${threshold.passed ? 'passed' : 'failed'}` }, over ? word : `${word} so far`)),
    el('td', {}, crossed),
  );
}

/** Of a trend the value is in its unit; a rate's is a share, and a count's a number. */
function shown(threshold, value) {
  if (/^\s*(avg|min|max|med|p\()/.test(threshold.expression)) {
    return format(unitOfMetric(threshold.metric.replace(/\{.*/s, '')), value);
  }
  return format('number', value);
}
