// Tables that sort, filter and open a row's detail.

import { el, renew } from './dom.js';
import { format } from './units.js';

const MOST_ROWS = 200;

/**
 * A table of columns [{key, title, unit?, sortedBy?, look?}, …]; a column without a unit is text.
 *
 * @param options.key gives a row's identity
 * @param options.detail makes what a row opens, {root, update?}, where update is called when there are
 *     new figures; left out if rows do not open
 * @param options.sort the key of the column to sort by at first, descending
 */
export class Table {
  constructor(label, columns, options) {
    this.columns = columns;
    this.options = options;
    this.sort = { key: options.sort ?? columns[0].key, down: options.sort !== undefined };
    this.rows = [];
    this.opened = new Map();
    this.limit = MOST_ROWS;
    this.filter = el('input', { type: 'search', placeholder: 'Filter', 'aria-label': `Filter ${label}`, oninput: () => this.draw() });
    this.head = el('tr', {});
    this.body = el('tbody', {});
    this.more = el('div', { className: 'more' });
    const table = el('table', { 'aria-label': label }, el('thead', {}, this.head), this.body);
    this.root = el('div', {}, options.filter && this.filter, el('div', { className: 'scroll', tabindex: '0', role: 'region', 'aria-label': `${label}, scrollable` }, table), this.more);
  }

  show(rows) {
    this.rows = rows;
    this.draw();
    this.opened.forEach(({ detail }) => detail.update?.());
  }

  draw() {
    const focused = this.focusedKey();
    renew(this.head, this.columns.map((column) => this.heading(column)));
    const wanted = this.filter.value.toLowerCase();
    const texts = this.columns.filter((column) => !column.unit);
    const matching = this.rows.filter((row) => texts.some((column) => String(row[column.key] ?? '').toLowerCase().includes(wanted)));
    matching.sort((a, b) => this.compare(a, b));
    renew(this.body, matching.slice(0, this.limit).flatMap((row) => this.drawn(row)));
    this.rest(matching.length);
    this.focus(focused);
  }

  focusedKey() {
    const focused = document.activeElement;
    return this.body.contains(focused) && focused.matches('.opens') ? focused.closest('tr').dataset.key : undefined;
  }

  /** A row may have moved, and then it has been drawn anew. */
  focus(key) {
    if (key !== undefined && !this.body.contains(document.activeElement)) {
      [...this.body.rows].find((row) => row.dataset.key === key)?.querySelector('.opens').focus();
    }
  }

  rest(total) {
    const hidden = total - this.limit;
    if (total === 0) {
      renew(this.more, el('p', { className: 'notice' }, 'Nothing matches.'));
    } else if (hidden > 0) {
      const show = () => {
        this.limit += MOST_ROWS;
        this.draw();
      };
      renew(this.more, `${this.limit} of ${total} shown `, el('button', { type: 'button', onclick: show }, 'Show more'));
    } else {
      renew(this.more);
    }
  }

  heading(column) {
    const turn = () => {
      this.sort = { key: column.key, down: this.sort.key === column.key ? !this.sort.down : Boolean(column.unit) };
      this.draw();
      this.head.querySelector('[aria-sort] button').focus();
    };
    const button = el('button', { type: 'button', onclick: turn }, column.title);
    const order = this.sort.down ? 'descending' : 'ascending';
    return el('th', { scope: 'col', className: column.unit ? 'number' : null, 'aria-sort': this.sort.key === column.key ? order : null }, button);
  }

  compare(a, b) {
    const key = this.columns.find((column) => column.key === this.sort.key).sortedBy ?? this.sort.key;
    const [x, y] = [a[key], b[key]];
    const sign = this.sort.down ? -1 : 1;
    if (typeof x === 'number' || typeof y === 'number') {
      return sign * ((x ?? -Infinity) - (y ?? -Infinity));
    }
    return sign * String(x ?? '').localeCompare(String(y ?? ''));
  }

  drawn(row) {
    const key = this.options.key(row);
    const cells = this.columns.map((column, index) => this.cell(row, column, index === 0 && key));
    const line = el('tr', { className: row.look ?? null, 'data-key': key }, cells);
    const opened = this.opened.get(key);
    return opened ? [line, opened.line] : [line];
  }

  cell(row, column, opens) {
    const value = row[column.key];
    const shown = value instanceof Node ? value : column.unit ? format(column.unit, value) : String(value ?? '');
    if (opens === false || !this.options.detail) {
      return el('td', { className: column.look ?? (column.unit ? 'number' : null) }, shown);
    }
    const isOpen = String(this.opened.has(opens));
    return el('td', {}, el('button', { type: 'button', className: 'opens', 'aria-expanded': isOpen, onclick: () => this.turn(opens, row) }, shown || '(none)'));
  }

  turn(key, row) {
    if (!this.opened.delete(key)) {
      const detail = this.options.detail(row);
      const line = el('tr', { className: 'detail' }, el('td', { colspan: this.columns.length }, el('div', {}, detail.root)));
      this.opened.set(key, { detail, line });
    }
    this.draw();
  }
}
