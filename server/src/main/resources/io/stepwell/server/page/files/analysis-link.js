// The way from what a page shows to an analysis that begins with it.

import { el } from './dom.js';
import { analysisPath } from './analysis-state.js';

/** Something drawn, and a link to an analysis of the charts [{metric, query, …}, …]. */
export function analysed(drawn, run, charts) {
  return el('div', {}, drawn, el('p', {}, el('a', { href: analysisPath(run, charts) }, 'Analyse')));
}
