// Selectors and queries as text, and in parts. What this cannot read, the server may still.

const NO_WORD = /["“”`,(){}=!~\s]/;
const OWN = ['__name__', 'test_run_id'];
const ESCAPES = { '\\': '\\', '"': '"', n: '\n', t: '\t' };

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  skip() {
    while (/\s/.test(this.text[this.at] ?? '')) {
      this.at++;
    }
  }

  take(symbol) {
    this.skip();
    const found = this.text.startsWith(symbol, this.at);
    this.at += found ? symbol.length : 0;
    return found;
  }

  expect(symbol) {
    if (!this.take(symbol)) {
      throw new SyntaxError(symbol);
    }
  }

  end() {
    this.skip();
    if (this.at < this.text.length) {
      throw new SyntaxError(this.text.slice(this.at));
    }
  }

  word() {
    this.skip();
    const begin = this.at;
    while (this.at < this.text.length && !NO_WORD.test(this.text[this.at])) {
      this.at++;
    }
    return this.text.slice(begin, this.at);
  }

  label() {
    const word = this.word();
    return word === '' ? this.quoted() : word;
  }

  quoted() {
    this.skip();
    const opening = this.text[this.at];
    const closing = { '"': '"', '`': '`', '“': '“”', '”': '“”' }[opening];
    if (!closing) {
      throw new SyntaxError('quotes');
    }
    let value = '';
    for (this.at++; this.at < this.text.length; this.at++) {
      const character = this.text[this.at];
      if (closing.includes(character)) {
        this.at++;
        return value;
      }
      const escaped = character === '\\' ? ESCAPES[this.text[this.at + 1]] : undefined;
      value += escaped ?? character;
      this.at += escaped === undefined ? 0 : 1;
    }
    throw new SyntaxError('closing quote');
  }

  by() {
    const begin = this.at;
    if (this.word() !== 'by') {
      this.at = begin;
      return [];
    }
    const labels = [];
    this.expect('(');
    while (!this.take(')')) {
      labels.push(this.label());
      if (!this.take(',')) {
        this.expect(')');
        break;
      }
    }
    return [...new Set(labels)].filter((label) => !OWN.includes(label));
  }
}

function read(text, rule) {
  const reader = new Reader(text);
  try {
    const parts = rule(reader);
    reader.end();
    return parts;
  } catch (e) {
    if (e instanceof SyntaxError) {
      return undefined;
    }
    throw e;
  }
}

function operator(reader) {
  if (reader.take('~=')) {
    return '=~';
  }
  const found = ['=~', '!=', '!~', '='].find((symbol) => reader.take(symbol));
  if (!found) {
    throw new SyntaxError('operator');
  }
  return found;
}

/** {metric, filters: [{label, operator, value}, …]}, or undefined. */
export function readSelector(text) {
  return read(text, (reader) => {
    const metric = /^[^{}"“”`=~,]*/.exec(text)[0];
    reader.at = metric.length;
    const filters = [];
    if (reader.take('{')) {
      while (!reader.take('}')) {
        filters.push({ label: reader.label(), operator: operator(reader), value: reader.quoted() });
        if (!reader.take(',')) {
          reader.expect('}');
          break;
        }
      }
    }
    if (metric.trim() === '') {
      throw new SyntaxError('metric');
    }
    return { metric: metric.trim(), filters };
  });
}

/** {method, argument, by, aggregator, kept}, or undefined; argument and aggregator may be ''. */
export function readQuery(text) {
  return read(text, (reader) => {
    const word = reader.word();
    if (word === '') {
      throw new SyntaxError('method');
    }
    if (!reader.take('(')) {
      return { method: word, argument: '', by: reader.by(), aggregator: '', kept: [] };
    }
    const inner = reader.word();
    if (!/^[a-z]/i.test(inner)) {
      reader.expect(')');
      return { method: word, argument: inner, by: reader.by(), aggregator: '', kept: [] };
    }
    let argument = '';
    if (reader.take('(')) {
      argument = reader.word();
      reader.expect(')');
    }
    const by = reader.by();
    reader.expect(')');
    return { method: inner, argument, by, aggregator: word, kept: reader.by() };
  });
}

/** A value as a text field can hold it; what cannot stand on one line is written as in quotes. */
export function oneLine(value) {
  return value.replace(/\\(?=[\\"nt\n\t])/g, '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

/** The value that such a text stands for. */
export function fromOneLine(text) {
  return text.replace(/\\([\\"nt])/g, (whole, escaped) => ESCAPES[escaped]);
}

function quote(value) {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  return `"${escaped}"`;
}

function name(label) {
  return label === '' || NO_WORD.test(label) ? quote(label) : label;
}

export function selectorText({ metric, filters }) {
  const conditions = filters.map((filter) => `${name(filter.label)}${filter.operator}${quote(filter.value)}`);
  return conditions.length === 0 ? metric : `${metric}{${conditions.join(', ')}}`;
}

function byText(labels) {
  return labels.length === 0 ? '' : ` by (${labels.map(name).join(', ')})`;
}

export function queryText({ method, argument, by, aggregator, kept }) {
  const call = `${method}${argument === '' ? '' : `(${argument})`}${byText(by)}`;
  return aggregator === '' ? call : `${aggregator}(${call})${byText(kept)}`;
}
