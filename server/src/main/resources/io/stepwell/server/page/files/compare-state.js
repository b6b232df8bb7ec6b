// What a comparison is of, as it stands in the address, so that a link shows the same.

/** More lines could not be told apart. */
export const MOST_RUNS = 6;

/** {runs: the ids, the base first; choices: a word for each choice that is made}. */
export function readState() {
  const runs = (new URLSearchParams(location.search).get('runs') ?? '').split(',').map((id) => id.trim());
  const choices = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  return { runs: [...new Set(runs.filter((id) => id !== ''))], choices };
}

/** The address of a comparison of runs, the base first. */
export function comparePage(runs, choices = {}) {
  const chosen = new URLSearchParams(choices).toString();
  return `/compare?runs=${runs.map(encodeURIComponent).join(',')}${chosen === '' ? '' : `#${chosen}`}`;
}

/** What is chosen under a name, among [{key, …}, …]; the first if nothing is or none fits. */
export function chosen(name, offers) {
  const { choices } = readState();
  return offers.find(({ key }) => key === choices[name]) ?? offers[0];
}

/** Remembers a choice in the address. */
export function choose(name, key) {
  const { runs, choices } = readState();
  history.replaceState(null, '', comparePage(runs, { ...choices, [name]: key }));
}
