// Tables of what runs have in common and what one of them has alone.

import { el, fill } from './dom.js';
import { compare } from './api.js';
import { changeCell, figure, share, verdict } from './compare-change.js';
import { chosen, choose } from './compare-state.js';
import { Table } from './table.js';

const SHOWN = [
  { key: 'all', title: 'All' },
  { key: 'changed', title: 'Changed' },
  { key: 'worse', title: 'Worse' },
  { key: 'better', title: 'Better' },
  { key: 'one', title: 'In one run only' },
];

/** What rows are counted by, and what those are called. */
const COUNTED = [
  ['worse', 'worse'],
  ['better', 'better'],
  ['changed', 'changed in all'],
  ['within_noise', 'within the noise'],
  ['too_few_samples', 'with too few samples to tell'],
  ['extreme', 'decided by single samples'],
  ['one', 'in one run only'],
];

const NARROW = '(max-width: 600px)';

/** Where there is little room, what matters most comes first. */
function narrow([first, ...columns], own, figures) {
  const changes = figures.filter(({ key }) => key.startsWith('change'));
  return [first, ...changes, own, ...figures.filter((column) => !changes.includes(column)), ...columns];
}

/** A choice that the address remembers, as a labelled select. */
export function choice(title, name, offers, onchange) {
  const now = chosen(name, offers);
  const select = el('select', {
    onchange: () => {
      choose(name, select.value);
      onchange();
    },
  }, offers.map(({ key, title: text }) => el('option', { value: key, selected: key === now.key }, text)));
  return el('label', {}, `${title} `, select);
}

/** One question put to the base with each other run; [{metric, unit, ids, pairs: [compared, …]}, …]. */
export async function compared(runs, metric, query, unit, keyOf = () => '') {
  const [base, ...others] = runs;
  const answers = await Promise.all(others.map((run) => compare(base.id, run.id, metric, query)));
  const rows = new Map();
  answers.forEach(({ result, better }, index) => {
    for (const one of result) {
      const key = keyOf(one.metric);
      if (!rows.has(key)) {
        rows.set(key, { labels: one.metric, unit, pairs: [] });
      }
      rows.get(key).pairs[index] = { ...one, better };
    }
  });
  return [...rows.values()];
}

/** A table of such rows; columns come first and are texts. */
export class ComparedTable {
  constructor(label, name, columns, runs, options) {
    const [base, ...others] = runs;
    this.runs = runs;
    this.name = name;
    this.rows = [];
    const figures = others.flatMap((run, index) => [
      { key: `value${index}`, title: `Run ${run.id}`, unit: 'number', sortedBy: `number${index}` },
      { key: `change${index}`, title: others.length > 1 ? `Change to ${run.id}` : 'Change', unit: 'number', sortedBy: `share${index}` },
    ]);
    const own = { key: 'base', title: `Run ${base.id}, base`, unit: 'number', sortedBy: 'number' };
    const all = matchMedia(NARROW).matches ? narrow(columns, own, figures) : [...columns, own, ...figures];
    this.table = new Table(label, all, { filter: true, sort: 'change0', ...options });
    this.told = el('p', { className: 'quiet', role: 'status' });
    const tools = options.filter !== false && el('div', { className: 'tools' }, this.table.filter, choice('Show', `${name}-rows`, SHOWN, () => this.draw()), this.told);
    this.root = el('div', { className: 'runs-compared' }, tools, this.table.root);
  }

  show(rows) {
    this.rows = rows.map((row) => this.row(row));
    this.draw();
  }

  draw() {
    const { key } = chosen(`${this.name}-rows`, SHOWN);
    const shown = this.rows.filter((row) => key === 'all' || row.words.includes(key));
    const counts = COUNTED.map(([word, text]) => [this.rows.filter((row) => row.words.includes(word)).length, text]);
    fill(this.told, `Of ${this.rows.length} rows: ${counts.filter(([count]) => count > 0).map(([count, text]) => `${count} ${text}`).join(', ')}`);
    this.table.show(shown);
  }

  row({ texts, unit, labels, pairs, ...more }) {
    const ids = this.runs.map((run) => run.id);
    const base = pairs.find((pair) => pair?.base !== undefined)?.base;
    const drawn = { ...more, ...texts, labels, base: figure(unit, base), number: base, words: pairs.flatMap(wordsOf) };
    this.runs.slice(1).forEach((run, index) => {
      const pair = pairs[index] ?? { finding: 'only_base', base };
      drawn[`value${index}`] = figure(unit, pair.value);
      drawn[`number${index}`] = pair.value;
      drawn[`change${index}`] = pairs[index] || base !== undefined ? changeCell(pair, unit, pair.better ?? 'unknown', [ids[0], run.id]) : '–';
      drawn[`share${index}`] = share(pair) ?? pair.change;
    });
    return drawn;
  }
}

function wordsOf({ finding, change, better }) {
  switch (finding) {
    case 'changed':
      return ['changed', verdict(change, better)];
    case 'only_base':
    case 'only_other':
      return ['one'];
    default:
      return [finding];
  }
}
