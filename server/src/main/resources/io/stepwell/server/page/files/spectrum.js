// A percentile spectrum: the nearer to the greatest value, the wider the axis, by 1 / (1 − p).

import { el, fill } from './dom.js';
import { Chart } from './chart.js';
import { format } from './units.js';

const TOLD = [0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999, 1];
const ROOM_FOR_MAX = 0.3;

/** What a quantile is called: p99.9. */
export function percentile(quantile) {
  return quantile === 1 ? 'max' : `p${Number((quantile * 100).toFixed(8))}`;
}

export class Spectrum {
  constructor(label) {
    this.across = { label: 'percentile', splits: () => this.splits, text: (at) => this.words.get(at) ?? '' };
    this.splits = [];
    this.words = new Map();
    this.chart = new Chart(label, { x: this.across, height: 300 });
    this.table = el('div', { className: 'scroll', tabindex: '0', role: 'region', 'aria-label': `${label}, scrollable` });
    this.root = el('div', { className: 'spectrum' }, this.chart.root, this.table);
  }

  /** Shows an answer's data {result}; values are in that unit. */
  show({ result }, unit) {
    const points = result[0]?.values ?? [];
    const last = points.length > 1 ? place(points[points.length - 2][0]) : 0;
    const end = Math.max(Math.log10(result[0]?.count ?? 1), last + ROOM_FOR_MAX);
    const placed = points.map(([quantile, value]) => [quantile === 1 ? end : place(quantile), value, quantile]);
    this.words = new Map(placed.map(([at, , quantile]) => [at, percentile(quantile)]));
    this.splits = placed
      .filter(([at, , quantile]) => quantile === 1 || (TOLD.includes(quantile) && quantile !== 0.75 && quantile !== 0.95 && end - at > ROOM_FOR_MAX - 0.01))
      .map(([at]) => at);
    this.chart.show([{ label: 'Value', unit, values: placed.map(([at, value]) => [at, value]) }]);
    fill(this.table, points.length > 0 && table(points, unit));
  }
}

function place(quantile) {
  return -Math.log10(1 - quantile);
}

function table(points, unit) {
  const told = points.filter(([quantile]) => TOLD.includes(quantile));
  const head = el('tr', {}, told.map(([quantile]) => el('th', { scope: 'col', className: 'number' }, percentile(quantile))));
  const row = el('tr', {}, told.map(([quantile, value]) => el('td', { className: 'number', 'data-value': value }, format(unit, value))));
  return el('table', { 'aria-label': 'Percentiles' }, el('thead', {}, head), el('tbody', {}, row));
}
