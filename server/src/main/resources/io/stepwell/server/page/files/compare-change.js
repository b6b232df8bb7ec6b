// Changes in words and figures.

import { el } from './dom.js';
import { format, signed } from './units.js';

/**
 * A change as cells show it: how much, what can be said of it, and the interval that says so.
 *
 * @param compared {base, value, change, interval, finding} as the API tells it
 * @param better higher, lower or unknown
 */
export function changeCell(compared, unit, better, ids) {
  const word = wordOf(compared, better, ids);
  return el(
    'span',
    { className: 'change', 'data-finding': compared.finding },
    el(
      'span',
      { className: 'told' },
      Boolean(compared.change) && el('span', { 'data-value': compared.change }, amount(compared, unit)),
      el('span', { className: `finding ${lookOf(compared, better)}` }, word),
    ),
    compared.interval && Boolean(compared.change) && el('span', { className: 'quiet interval' }, interval(compared, unit)),
  );
}

/** Up and down say themselves, so that no one has to know what a colour means. */
function wordOf({ finding, change }, better, [base, other]) {
  if (change === 0 && finding !== 'changed') {
    return 'no change';
  }
  switch (finding) {
    case 'changed':
      return `${change > 0 ? '▲' : '▼'} ${verdict(change, better)}`;
    case 'within_noise':
      return 'within the noise';
    case 'too_few_samples':
      return 'too few samples to tell';
    case 'extreme':
      return 'decided by single samples';
    case 'only_base':
      return `only in run ${base}`;
    case 'only_other':
      return `only in run ${other}`;
    default:
      return finding;
  }
}

/** What a change comes to: better, worse or just changed. */
export function verdict(change, better) {
  if (better === 'unknown') {
    return 'changed';
  }
  return change > 0 === (better === 'higher') ? 'better' : 'worse';
}

function lookOf({ finding, change }, better) {
  return finding === 'changed' ? verdict(change, better) : 'quiet';
}

/** The change relative to the base; undefined where that is nothing to go by. */
export function share({ base, change }) {
  return base && change !== undefined ? change / Math.abs(base) : undefined;
}

function amount(compared, unit) {
  const part = share(compared);
  const plain = signed(unit, compared.change);
  return unit === 'percent' || part === undefined ? plain : `${plain} (${signed('share', part)})`;
}

function interval({ base, interval: ends, finding }, unit) {
  const [low, high] = unit !== 'percent' && base ? ends.map((end) => signed('share', end / Math.abs(base))) : ends.map((end) => signed(unit, end));
  return `95 %: ${low.replace(/ (%|points)$/, '')} … ${high}${finding === 'within_noise' ? ', holds 0' : ''}`;
}

/** A figure that keeps its number. */
export function figure(unit, value) {
  return el('span', { 'data-value': value ?? '' }, format(unit, value));
}
