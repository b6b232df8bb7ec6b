// Conditions on labels, with the values that there are to choose from.

import { el, fill } from './dom.js';
import { labelValues } from './api.js';
import { fromOneLine, oneLine, selectorText } from './query-text.js';

const OPERATORS = [['=', 'is'], ['!=', 'is not'], ['=~', 'matches'], ['!~', 'does not match']];
const MOST_VALUES = 300;

let lists = 0;

export class Filters {
  /** @param changed is told the conditions that are there now */
  constructor(changed) {
    this.changed = changed;
    this.rows = el('div', {});
    this.more = el('button', { type: 'button', className: 'button', onclick: () => this.add() }, 'Add a condition');
    this.root = el('fieldset', {}, el('legend', {}, 'Where'), this.rows, this.more);
  }

  show(run, metric, filters, labels) {
    this.run = run;
    this.metric = metric;
    this.more.disabled = labels.length === 0;
    const key = JSON.stringify([metric, labels]);
    if (key !== this.key || JSON.stringify(this.read()) !== JSON.stringify(filters)) {
      this.key = key;
      this.labels = labels;
      // A field that goes while it has the focus is left, which is no change by anybody.
      this.drawing = true;
      fill(this.rows, filters.map((filter) => this.row(filter)));
      this.drawing = false;
    }
  }

  /** The conditions as the controls say. */
  read() {
    return [...this.rows.children].map((row) => {
      const [label, operator, value] = row.querySelectorAll('select, input');
      // A field drops what it cannot hold, and what nobody has changed is to stay as it is.
      const kept = value.value === value.defaultValue.replace(/[\r\n]/g, '');
      return { label: label.value, operator: operator.value, value: kept ? row.given : fromOneLine(value.value) };
    });
  }

  add() {
    const row = this.row({ label: this.labels[0], operator: '=', value: '' });
    this.rows.append(row);
    row.querySelector('select').focus();
  }

  row(filter) {
    const list = el('datalist', { id: `values-${++lists}` });
    const tell = () => this.drawing || this.changed(this.read());
    const names = [...new Set([...this.labels, filter.label])];
    const value = el('input', { type: 'text', list: list.id, value: oneLine(filter.value), 'aria-label': 'Value', placeholder: '(empty)', spellcheck: 'false', autocomplete: 'off', onchange: tell, onblur: tell, onfocus: () => offer() });
    const label = el('select', { 'aria-label': 'Label', onchange: () => other() }, names.map((name) => el('option', { value: name, selected: name === filter.label }, name)));
    const operator = el('select', { 'aria-label': 'Operator', onchange: tell }, OPERATORS.map(([sign, words]) => el('option', { value: sign, selected: sign === filter.operator }, `${sign} ${words}`)));
    const other = () => {
      value.value = '';
      value.focus();
    };
    const drop = () => {
      row.remove();
      this.more.focus();
      tell();
    };
    const row = el('div', { className: 'filter' }, label, operator, value, list, el('button', { type: 'button', className: 'button', 'aria-label': 'Remove the condition', onclick: drop }, '×'));
    row.given = filter.value;
    const offer = async () => {
      const others = this.read().filter((unused, index) => this.rows.children[index] !== row);
      const values = await labelValues(this.run.id, label.value, selectorText({ metric: this.metric, filters: others })).catch(() => []);
      fill(list, values.slice(0, MOST_VALUES).map((one) => el('option', { value: oneLine(one) })));
    };
    return row;
  }
}
