// The public API, and nothing beside it.

/** An answer that is no success; status 0 if there was no answer at all. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** The server gives up before. */
const LONGEST_SECONDS = 40;

let behind = 0;

/** The server's time, in milliseconds; what a viewer's clock says does not matter. */
export function serverTime() {
  return Date.now() - behind;
}

/** Asks for a path, and waits so many seconds at most; throws ApiError, or AbortError for the signal. */
export async function get(path, signal, seconds = LONGEST_SECONDS) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), 1000 * seconds);
  try {
    return await answer(path, signal ? AbortSignal.any([signal, limit.signal]) : limit.signal);
  } catch (e) {
    if (e instanceof ApiError || signal?.aborted) {
      throw e;
    }
    throw new ApiError(0, 'The server does not answer.');
  } finally {
    clearTimeout(timer);
  }
}

async function answer(path, signal) {
  const response = await fetch(path, { signal, headers: { Accept: 'application/json' } });
  const date = Date.parse(response.headers.get('Date') ?? '');
  if (!Number.isNaN(date)) {
    behind = Date.now() - date;
  }
  const json = await response.json().catch((e) => (signal.aborted ? Promise.reject(e) : {}));
  if (!response.ok) {
    throw new ApiError(response.status, sentence(json) ?? `The server answered ${response.status}.`);
  }
  return json;
}

function sentence(json) {
  return typeof json.error === 'object' && json.error !== null ? json.error.message : json.error;
}

function quoted(text) {
  return `'${encodeURIComponent(text.replaceAll("'", "''"))}'`;
}

function call(scope, name, metric, query, more) {
  const given = { query: query === undefined ? undefined : quoted(query), metric: quoted(metric), ...more };
  const known = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
  return `/cloud/v5/${scope}/${name}(${known.map(([key, value]) => `${key}=${value}`).join(',')})`;
}

/** The path of a range query; more may hold step, start and end. */
export function rangePath(run, metric, query, more = {}) {
  return call(`test_runs/${run}`, 'query_range_k6', metric, query, more);
}

/** The path of an aggregate query. */
export function aggregatePath(run, metric, query, more = {}) {
  return call(`test_runs/${run}`, 'query_aggregate_k6', metric, query, more);
}

/** The path of the statement in SQL that says the same as a query of that form, range or aggregate. */
export function sqlPath(run, form, metric, query, more = {}) {
  return call(`test_runs/${run}`, `query_${form}_sql`, metric, query, more);
}

/** The path of counts by range of values and window; more may hold ranges, step, start and end. */
export function histogramPath(run, metric, more = {}) {
  return call(`test_runs/${run}`, 'query_histogram_k6', metric, undefined, more);
}

/** The path of many quantiles at once. */
export function quantilesPath(run, metric, more = {}) {
  return call(`test_runs/${run}`, 'query_quantiles_k6', metric, undefined, more);
}

/** The names of the labels that a metric's series have, without those that all have. */
export async function labelNames(run, metric) {
  const path = `/cloud/v5/test_runs/${run}/labels?match[]=${encodeURIComponent(metric)}`;
  return (await get(path)).data.filter((name) => name !== '__name__' && name !== 'test_run_id');
}

/** The values of a label among the series that a selector chooses. */
export async function labelValues(run, label, selector) {
  return (await get(`/cloud/v5/test_runs/${run}/label/${encodeURIComponent(label)}/values?match[]=${encodeURIComponent(selector)}`)).data;
}

/** The path of an aggregate query over runs of a load test. */
export function acrossRunsPath(loadTest, metric, query, more = {}) {
  return call(`load_tests/${loadTest}`, 'query_aggregate_k6', metric, query, more);
}

/** Compares a run with a base: {better, result: [{metric, base, value, change, interval, finding}, …]}. */
export async function compare(base, run, metric, query) {
  return (await get(call(`test_runs/${base}`, 'compare_k6', metric, query, { with: run }))).data;
}

/** Series over time: [{metric, values: [[second, value], …]}, …]. */
export async function range(run, metric, query, more, signal) {
  return (await get(rangePath(run, metric, query, more), signal)).data.result;
}

/** One value a series: [{metric, value}, …]. */
export async function aggregate(run, metric, query, signal) {
  const answer = await get(aggregatePath(run, metric, query), signal);
  return answer.data.result.map((one) => ({ metric: one.metric, value: one.values[0][1] }));
}

/** A selector of the series that have these labels. */
export function selector(metric, labels) {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? metric : `${metric}{${pairs.join(',')}}`;
}

function escaped(value) {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
}

/** Every page of a list. */
export async function all(path) {
  const values = [];
  let next = path;
  while (next) {
    const answer = await get(next);
    values.push(...answer.value);
    const link = answer['@nextLink'];
    next = link ? link.replace(/^https?:\/\/[^/]*/, '') : undefined;
  }
  return values;
}
