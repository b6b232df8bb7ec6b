// One chart of an analysis: its tools, what is asked, what came of it, and how scripts ask the same.

import { el, fill } from './dom.js';
import { Builder } from './analysis-builder.js';
import { Calls } from './analysis-calls.js';
import { Result } from './analysis-result.js';
import { VIEWS, chart } from './analysis-state.js';
import { readSelector } from './query-text.js';

export class ChartPanel {
  /** @param analysis that it is a part of */
  constructor(analysis) {
    this.analysis = analysis;
    this.title = el('h2', {});
    this.up = this.tool('Move up', '↑', () => this.move(-1, this.up));
    this.down = this.tool('Move down', '↓', () => this.move(1, this.down));
    const tools = el(
      'div',
      { className: 'tools' },
      this.up,
      this.down,
      el('button', { type: 'button', className: 'button', onclick: () => analysis.add(chart(this.chart), analysis.panels.indexOf(this)) }, 'Duplicate'),
      el('button', { type: 'button', className: 'button', onclick: () => analysis.remove(this) }, 'Remove'),
    );
    this.builder = new Builder((changed) => this.change(changed));
    this.result = new Result((error) => this.builder.fail(error));
    this.calls = new Calls();
    this.root = el(
      'section',
      { className: 'panel' },
      el('div', { className: 'section-head' }, this.title, tools),
      this.builder.root,
      this.result.root,
      this.calls.root,
    );
  }

  tool(label, sign, onclick) {
    return el('button', { type: 'button', className: 'button', 'aria-label': label, title: label, onclick }, sign);
  }

  move(by, button) {
    this.analysis.move(this, by);
    (button.disabled ? this.root.querySelector('.tools button:enabled') : button).focus();
  }

  /** Tells it where it stands. */
  place(index, count) {
    this.up.disabled = index === 0;
    this.down.disabled = index === count - 1;
    this.root.setAttribute('aria-label', `Chart ${index + 1} of ${count}`);
  }

  build(open) {
    this.builder.parts.open = open || this.builder.parts.open;
  }

  focus() {
    this.builder.focus();
  }

  show(wanted) {
    if (JSON.stringify(wanted) === JSON.stringify(this.chart)) {
      return;
    }
    this.chart = wanted;
    const asked = wanted.view === 'time' || wanted.view === 'total' ? wanted.query : VIEWS.find(([view]) => view === wanted.view)[1];
    fill(this.title, asked, el('span', { className: 'quiet' }, ' of '), wanted.metric);
    const { run, metrics } = this.analysis;
    this.builder.show(wanted, run, metrics);
    this.calls.show(wanted, run);
    this.renew();
  }

  /** Asks again; what is being chosen or written is left alone. */
  renew() {
    const { run, metrics } = this.analysis;
    const known = metrics.find(({ name }) => name === readSelector(this.chart.metric)?.metric);
    this.result.show(this.chart, run, known);
  }

  change(changed) {
    this.show({ ...this.chart, ...changed });
    this.analysis.write();
  }
}
