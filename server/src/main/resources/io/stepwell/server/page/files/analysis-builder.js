// What a chart asks, in parts to choose and as text to write; each follows the other.

import { el, fill } from './dom.js';
import { labelNames } from './api.js';
import { Filters } from './analysis-filters.js';
import { USUAL, VIEWS } from './analysis-state.js';
import { AGGREGATORS, METHODS } from './methods.js';
import { queryText, readQuery, readSelector, selectorText } from './query-text.js';

const TYPES = ['counter', 'gauge', 'rate', 'trend'];
const ARGUMENTS = {
  quantile: { title: 'Quantile, 0 to 1', usual: '0.95' },
  seconds: { title: 'Seconds', usual: '5' },
};
const SPREAD = ['heatmap', 'spectrum'];

function field(title, control) {
  return el('label', { className: 'field' }, el('span', {}, title), control);
}

function options(values, chosen) {
  return values.map(([value, title, hint]) => el('option', { value, title: hint, selected: value === chosen }, title ?? value));
}

/** Seconds since the epoch as a control for local times has them, and the other way round. */
function toLocal(text) {
  const millis = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  return Number.isNaN(millis) ? '' : new Date(millis - new Date(millis).getTimezoneOffset() * 60000).toISOString().slice(0, 19);
}

function toSeconds(local) {
  return local === '' ? '' : String(Math.floor(Date.parse(local) / 1000));
}

let builders = 0;

export class Builder {
  /** @param changed is told the fields of the chart that are other now */
  constructor(changed) {
    this.changed = changed;
    const select = (change) => el('select', { onchange: change });
    this.view = select(() => changed({ view: this.view.value }));
    this.metric = select(() => this.choose());
    this.method = select(() => this.ask({ method: this.method.value, argument: this.usualArgument() }));
    this.argument = el('input', { type: 'text', inputmode: 'decimal', size: '6', onchange: () => this.ask({ argument: this.argument.value.trim() }) });
    this.aggregator = select(() => this.ask({ aggregator: this.aggregator.value, kept: [] }));
    this.step = el('input', { type: 'number', min: '1', step: '1', placeholder: 'auto', onchange: () => changed({ step: this.step.value }) });
    this.start = this.time('start');
    this.end = this.time('end');
    this.filters = new Filters((filters) => changed({ metric: selectorText({ ...this.selector, filters }) }));
    this.by = el('fieldset', {}, el('legend', {}, 'By'));
    this.kept = el('fieldset', {}, el('legend', {}, 'Kept by the aggregator'));
    const number = ++builders;
    this.told = el('p', { className: 'notice error', role: 'alert', id: `told-${number}`, hidden: true });
    this.metricText = this.text(() => changed({ metric: this.metricText.value.trim() }));
    this.queryText = this.text(() => changed({ query: this.queryText.value.trim() }));
    this.unread = el('p', { className: 'notice', hidden: true }, 'What is written here is more than can be chosen below.');
    this.drawParts();
  }

  time(name) {
    return el('input', { type: 'datetime-local', step: '1', onchange: (event) => this.changed({ [name]: toSeconds(event.target.value) }) });
  }

  text(change) {
    return el('input', { type: 'text', spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off', onchange: change, 'aria-describedby': this.told.id });
  }

  drawParts() {
    this.queryField = field('Query', this.queryText);
    this.methodField = field('Method', this.method);
    this.argumentTitle = el('span', {});
    this.argumentField = el('label', { className: 'field' }, this.argumentTitle, this.argument);
    this.aggregatorField = field('Aggregator', this.aggregator);
    this.stepField = field('Step, s', this.step);
    const first = el('div', { className: 'fields' }, field('Metric', this.metric), this.methodField, this.argumentField, this.aggregatorField);
    const time = el('div', { className: 'fields' }, this.stepField, field('From', this.start), field('To', this.end));
    this.parts = el('details', {}, el('summary', {}, 'Build the query'), first, this.filters.root, this.by, this.kept, time);
    const submit = (event) => event.preventDefault();
    this.root = el(
      'form',
      { className: 'builder', onsubmit: submit },
      el('div', { className: 'fields written' }, field('Show', this.view), field('Metric and labels', this.metricText), this.queryField),
      this.told,
      this.unread,
      this.parts,
    );
  }

  focus() {
    this.view.focus({ preventScroll: true });
  }

  /** Shows an error where it was made; undefined if there is none. */
  fail(error) {
    const message = error?.message ?? '';
    this.told.hidden = message === '';
    if (this.told.textContent !== message) {
      fill(this.told, message);
    }
    const at = message === '' ? undefined : this.culprit(message);
    [this.metricText, this.queryText, this.step, this.start, this.end].forEach((control) =>
      control === at ? control.setAttribute('aria-invalid', 'true') : control.removeAttribute('aria-invalid'),
    );
  }

  culprit(message) {
    if (/^the selector|regular expression|tells how its observations/.test(message)) {
      return this.metricText;
    }
    if (/^(a step|step) /.test(message)) {
      return this.step;
    }
    return /^(the start|start|end) /.test(message) ? this.start : this.queryText;
  }

  show(chart, run, metrics) {
    this.run = run;
    this.metrics = metrics;
    this.selector = readSelector(chart.metric);
    this.query = readQuery(chart.query);
    this.spread = SPREAD.includes(chart.view);
    const type = this.type();
    const known = this.selector && type && (this.spread || this.query);
    this.unread.hidden = Boolean(known) || !this.told.hidden;
    this.write(this.metricText, chart.metric);
    this.write(this.queryText, chart.query);
    fill(this.view, options(VIEWS.filter(([view]) => !SPREAD.includes(view) || type === 'trend' || view === chart.view), chart.view));
    this.queryField.hidden = this.methodField.hidden = this.aggregatorField.hidden = this.spread;
    this.drawMetrics();
    this.drawQuery(type);
    this.stepField.hidden = chart.view === 'total' || chart.view === 'spectrum';
    this.write(this.step, chart.step);
    this.write(this.start, toLocal(chart.start));
    this.write(this.end, toLocal(chart.end));
    this.drawLabels(run);
  }

  /** Leaves alone what is being typed. */
  write(control, value) {
    if (control.value !== value) {
      control.value = value;
    }
  }

  type() {
    return this.metrics.find((metric) => metric.name === this.selector?.metric)?.type;
  }

  drawMetrics() {
    const chosen = this.selector?.metric ?? '';
    const key = JSON.stringify([chosen, this.metrics.length]);
    if (key !== this.metricsShown) {
      this.metricsShown = key;
      const groups = TYPES.map((type) => [type, this.metrics.filter((metric) => metric.type === type)]).filter(([, own]) => own.length > 0);
      const unknown = !this.type() && el('option', { value: chosen, selected: true }, chosen || '(as written)');
      fill(this.metric, unknown, groups.map(([type, own]) => el('optgroup', { label: `${type}s` }, options(own.map(({ name }) => [name]), chosen))));
    }
  }

  drawQuery(type) {
    const query = this.query ?? { method: '', argument: '', aggregator: '', by: [], kept: [] };
    const methods = (METHODS[type] ?? []).map(({ name, description }) => [name, name, description]);
    const known = methods.some(([name]) => name === query.method);
    fill(this.method, options(known ? methods : [[query.method, query.method || '(as written)'], ...methods], query.method));
    const argument = ARGUMENTS[(METHODS[type] ?? []).find(({ name }) => name === query.method)?.parameter];
    this.argumentField.hidden = this.spread || !argument;
    fill(this.argumentTitle, argument?.title ?? '');
    this.write(this.argument, query.argument);
    fill(this.aggregator, options([['', 'none'], ...AGGREGATORS.map((name) => [name])], query.aggregator));
  }

  async drawLabels(run) {
    const metric = this.selector?.metric;
    let labels = [];
    if (this.type()) {
      labels = await labelNames(run.id, selectorText({ metric, filters: [] })).catch(() => []);
    }
    if (metric !== this.selector?.metric) {
      return;
    }
    this.filters.show(run, metric ?? '', this.selector?.filters ?? [], labels);
    const { by = [], kept = [], aggregator = '' } = this.query ?? {};
    this.choices(this.by, [...new Set([...labels, ...by])], by, (chosen) => this.ask({ by: chosen, kept: kept.filter((label) => chosen.includes(label)) }));
    this.choices(this.kept, by, kept, (chosen) => this.ask({ kept: chosen }));
    this.by.hidden = this.spread || !this.query;
    this.kept.hidden = this.spread || aggregator === '' || by.length === 0;
  }

  choices(fieldset, labels, chosen, change) {
    const boxes = () => [...fieldset.querySelectorAll('input')];
    fieldset.onchange = () => change(boxes().filter((box) => box.checked).map((box) => box.value));
    if (JSON.stringify(boxes().map((box) => box.value)) !== JSON.stringify(labels)) {
      const choice = (label) => el('label', {}, el('input', { type: 'checkbox', value: label }), ` ${label}`);
      fill(fieldset, fieldset.querySelector('legend'), labels.length === 0 ? el('span', { className: 'quiet' }, 'no labels') : labels.map(choice));
    }
    boxes().forEach((box) => {
      box.checked = chosen.includes(box.value);
    });
  }

  /** Another metric: what it cannot answer is left out. */
  async choose() {
    const name = this.metric.value;
    const type = this.metrics.find((metric) => metric.name === name)?.type;
    const labels = await labelNames(this.run.id, name).catch(() => []);
    const filters = (this.selector?.filters ?? []).filter(({ label }) => labels.includes(label));
    const query = this.query;
    const fits = query && METHODS[type]?.some(({ name: method }) => method === query.method);
    const asked = fits ? { ...query, by: query.by.filter((label) => labels.includes(label)), kept: query.kept.filter((label) => labels.includes(label)) } : undefined;
    const change = { metric: selectorText({ metric: name, filters }), query: asked ? queryText(asked) : USUAL[type] };
    this.changed(this.spread && type !== 'trend' ? { ...change, view: 'time' } : change);
  }

  usualArgument() {
    const method = METHODS[this.type()]?.find(({ name }) => name === this.method.value);
    return ARGUMENTS[method?.parameter]?.usual ?? '';
  }

  ask(change) {
    const query = this.query ?? { method: this.method.value, argument: '', by: [], aggregator: '', kept: [] };
    this.changed({ query: queryText({ ...query, ...change }) });
  }
}
