// How scripts ask what a chart asks: the API's address, curl, the command line and SQL, each to copy.

import { el, fill } from './dom.js';
import { get, sqlPath } from './api.js';
import { pathOf } from './analysis-result.js';

const FORMS = { time: 'range', total: 'aggregate' };

export class Calls {
  constructor() {
    this.api = block('API');
    this.curl = block('curl');
    this.command = block('Command line');
    this.sql = block('SQL, for ./stepwell sql');
    this.blocks = [this.api, this.curl, this.command, this.sql];
    this.root = el('details', { className: 'calls', ontoggle: () => this.draw() }, el('summary', {}, 'API call, curl, command line and SQL'), this.blocks.map(({ root }) => root));
  }

  show(chart, run) {
    this.chart = chart;
    this.run = run;
    this.draw();
  }

  draw() {
    if (!this.root.open) {
      return;
    }
    const { chart, run } = this;
    // An exclamation mark is left alone by browsers, and stands for history in shells.
    const url = location.origin + pathOf(chart, run).replaceAll('!', '%21');
    const token = document.querySelector('form[action="/logout"]') ? ' -H "Authorization: Bearer $STEPWELL_TOKEN"' : '';
    const form = FORMS[chart.view];
    this.api.show(`GET ${url}`);
    this.curl.show(`curl -g${token} "${url}"`);
    this.command.show(form && command(form, chart, run));
    this.sql.root.hidden = !form;
    if (form) {
      this.ask(form, chart, run);
    }
  }

  async ask(form, { metric, query, step, start, end }, run) {
    const path = sqlPath(run.id, form, metric, query, form === 'range' ? { step, start, end } : { start, end });
    if (path === this.path && this.run === run) {
      return;
    }
    this.path = path;
    const text = await get(path).then(
      (answer) => answer.data.sql,
      (error) => `-- ${error.message}`,
    );
    if (path === this.path) {
      this.sql.show(text);
    }
  }
}

function command(form, chart, run) {
  const given = { run: run.id, metric: chart.metric, query: chart.query, step: form === 'range' ? chart.step : '', start: chart.start, end: chart.end };
  const known = Object.entries(given).filter(([, value]) => value !== '');
  return `./stepwell query ${form} ${known.map(([name, value]) => `--${name} ${quoted(String(value))}`).join(' ')}`;
}

function quoted(text) {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function block(title) {
  const code = el('code', {});
  const button = el('button', { type: 'button', className: 'button', 'aria-label': `Copy ${title}`, onclick: () => copy(code, button) }, 'Copy');
  const root = el('div', { className: 'call' }, el('div', { className: 'section-head' }, el('h3', {}, title), button), el('pre', { tabindex: '0', role: 'region', 'aria-label': title }, code));
  return {
    root,
    show(text) {
      root.hidden = !text;
      fill(code, text ?? '');
    },
  };
}

/** Over plain HTTP browsers let nothing but a selection be copied. */
async function copy(code, button) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(code.textContent);
  } else {
    getSelection().selectAllChildren(code);
    document.execCommand('copy');
  }
  fill(button, 'Copied');
  setTimeout(() => fill(button, 'Copy'), 1500);
}
